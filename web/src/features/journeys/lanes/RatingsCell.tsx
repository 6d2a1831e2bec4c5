import { useTranslation } from "react-i18next";
import type { Figure, Figures, Promised } from "@/api/types";
import { fractionOf } from "@/canvas/scale";
import { isMeasured, useFigureWords } from "../figureWords";
import { FigureLine } from "./FigureLine";
import { signOf } from "./signs";

interface RatingsCellProps {
  figures: Figures | undefined;
  promise: Promised | null;
}

interface Bar {
  kind: "promise" | "expectation" | "experience" | "own";
  value: number;
  low: number | null;
  high: number | null;
  text: string;
  n: string;
}

const RATED = [["expectation", "expectation"], ["experience", "experience"], ["own", "own_rating"]] as const;

/** Promise, expectation, experience and the staff's own rating on one scale, and how far they are apart. */
export function RatingsCell({ figures, promise }: RatingsCellProps) {
  const { t } = useTranslation("journeys");
  const { expectation, experience, own_rating: own, gap } = figures ?? {};
  const known = [experience, expectation, own].find(isMeasured);
  const bars = useBars(figures, promise, known);
  if (!known || bars.length === 0) return <FigureLine figure={known} />;
  const [min, max] = scaleOf(known);
  return (
    <div className="rating-bars">
      {bars.map((bar) => (
        <div className="rating-row" key={bar.kind}>
          <span className="rating-label">
            {t(`bar.${bar.kind}`)} <b>{bar.text}</b> {bar.n && <span className="rating-n">{bar.n}</span>}
          </span>
          <span className="rating-track" aria-hidden>
            <span data-kind={bar.kind} data-sign={bar.kind === "experience" ? signOf(gap) : undefined} style={{ width: `${fractionOf(bar.value, min, max) * 100}%` }} />
            {bar.low !== null && bar.high !== null && (
              <i style={{ left: `${fractionOf(bar.low, min, max) * 100}%`, right: `${100 - fractionOf(bar.high, min, max) * 100}%` }} />
            )}
          </span>
        </div>
      ))}
      <Differences figures={figures} known={known} />
    </div>
  );
}

const scaleOf = (figure: Figure): [number, number] => [figure.scale_min ?? 1, figure.scale_max ?? 5];

/** The bars that lie on one scale; each says its n once staff's ratings stand beside those of customers. */
function useBars(figures: Figures | undefined, promise: Promised | null, known: Figure | undefined): Bar[] {
  const words = useFigureWords();
  if (!known) return [];
  const [min, max] = scaleOf(known);
  const isMixed = isMeasured(figures?.own_rating);
  const bars: Bar[] = [];
  if (promise?.value != null && promise.scale_min === min && promise.scale_max === max) {
    bars.push({ kind: "promise", value: promise.value, low: null, high: null, text: words.value("", "rating", promise.value), n: "" });
  }
  for (const [kind, measure] of RATED) {
    const figure = figures?.[measure];
    if (!isMeasured(figure) || figure.value === null) continue;
    if (kind === "own" && scaleOf(figure).join() !== [min, max].join()) continue;
    bars.push({ kind, value: figure.value, low: figure.low, high: figure.high, text: words.of(figure), n: isMixed ? words.n(figure) : "" });
  }
  return bars;
}

/** The gap, and how far the experience is from what the brand promises and what staff think. */
function Differences({ figures, known }: { figures: Figures | undefined; known: Figure }) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  const { gap, own_rating: own } = figures ?? {};
  const isTold = [gap, figures?.experience_promise, figures?.experience_own].some(isTellable);
  const isElsewhere = isMeasured(own) && (own.withheld === "withheld" || scaleOf(own).join() !== scaleOf(known).join());
  return (
    <div className="rating-foot">
      <DifferenceBadge figure={gap} word="gap" />
      <DifferenceBadge figure={figures?.experience_promise} word="against_promise" />
      <DifferenceBadge figure={figures?.experience_own} word="against_own" />
      {isElsewhere && <span className="figure-small">{t("bar.own")}: {words.of(own)}</span>}
      {!isTold && <span className="figure-small">{words.n(known)}</span>}
    </div>
  );
}

interface DifferenceBadgeProps {
  figure: Figure | undefined;
  word: "gap" | "against_promise" | "against_own";
}

const isTellable = (figure: Figure | undefined): figure is Figure => isMeasured(figure) && figure.value !== null;

/** A difference with its sign, its interval and its n; one whose interval holds zero stays grey. */
function DifferenceBadge({ figure, word }: DifferenceBadgeProps) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  if (!isTellable(figure)) return null;
  return (
    <span className="gap-told">
      <span className="gap-badge" data-sign={signOf(figure)}>
        {t(`bar.${word}`, { value: words.of(figure) })}
      </span>{" "}
      <span className="figure-small">{[words.interval(figure), words.n(figure)].filter(Boolean).join(" · ")}</span>
    </span>
  );
}
