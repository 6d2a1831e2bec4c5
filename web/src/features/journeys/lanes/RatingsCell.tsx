import { useTranslation } from "react-i18next";
import type { Figure, Promised } from "@/api/types";
import { fractionOf } from "@/canvas/scale";
import { isMeasured, useFigureWords } from "../figureWords";
import { FigureLine } from "./FigureLine";

interface RatingsCellProps {
  expectation: Figure | undefined;
  experience: Figure | undefined;
  gap: Figure | undefined;
  promise: Promised | null;
}

interface Bar {
  kind: "promise" | "expectation" | "experience";
  value: number;
  low: number | null;
  high: number | null;
  text: string;
}

/** Promise, expectation and experience on one scale, and the signed gap. */
export function RatingsCell({ expectation, experience, gap, promise }: RatingsCellProps) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  const known = [experience, expectation].find(isMeasured);
  if (!known) return <FigureLine figure={undefined} />;
  const [min, max] = [known.scale_min ?? 1, known.scale_max ?? 5];
  const bars: Bar[] = [];
  if (promise?.value != null && promise.scale_min === min && promise.scale_max === max) {
    bars.push({ kind: "promise", value: promise.value, low: null, high: null, text: words.value("", "rating", promise.value) });
  }
  for (const [kind, figure] of [["expectation", expectation], ["experience", experience]] as const) {
    if (isMeasured(figure) && figure.value !== null) {
      bars.push({ kind, value: figure.value, low: figure.low, high: figure.high, text: words.of(figure) });
    }
  }
  if (bars.length === 0) return <FigureLine figure={known} />;
  return (
    <div className="rating-bars">
      {bars.map((bar) => (
        <div className="rating-row" key={bar.kind}>
          <span className="rating-label">
            {t(`bar.${bar.kind}`)} <b>{bar.text}</b>
          </span>
          <span className="rating-track" aria-hidden>
            <span data-kind={bar.kind} data-sign={bar.kind === "experience" ? signOf(gap) : undefined} style={{ width: `${fractionOf(bar.value, min, max) * 100}%` }} />
            {bar.low !== null && bar.high !== null && (
              <i style={{ left: `${fractionOf(bar.low, min, max) * 100}%`, right: `${100 - fractionOf(bar.high, min, max) * 100}%` }} />
            )}
          </span>
        </div>
      ))}
      <div className="rating-foot">
        <GapBadge gap={gap} />
        <span className="figure-small">{words.n(gap ?? known)}</span>
      </div>
    </div>
  );
}

/** Better or worse than expected; neither where the interval of the gap holds zero. */
function signOf(gap: Figure | undefined): "plus" | "minus" | "none" {
  if (!gap || gap.low === null || gap.high === null || gap.low * gap.high <= 0) return "none";
  return (gap.value ?? 0) < 0 ? "minus" : "plus";
}

/** The gap with its sign; a gap whose interval holds zero stays grey. */
export function GapBadge({ gap }: { gap: Figure | undefined }) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  if (!isMeasured(gap) || gap.value === null) return null;
  return (
    <span className="gap-badge" data-sign={signOf(gap)}>
      {t("bar.gap", { value: words.of(gap) })}
    </span>
  );
}
