import { useTranslation } from "react-i18next";
import type { Figure, MapCell } from "@/api/types";
import { isMeasured } from "../figureWords";
import { FigureLine } from "./FigureLine";
import type { LaneKind } from "./measures";

interface MeasureCellProps {
  kind: LaneKind;
  figure: Figure | undefined;
  claim: MapCell["claim"];
}

const SHARES = new Set<LaneKind>(["reach", "exit", "return"]);

/** A cell of one measure: its figure, and a bar where it is a share. */
export function MeasureCell({ kind, figure, claim }: MeasureCellProps) {
  const { t } = useTranslation("journeys");
  const isShown = isMeasured(figure) && figure.value !== null;
  if (figure?.note_keys.includes("outcome-not-declared") && figure.value === null) {
    return <div className="figure-none">{t("note.outcome-not-declared")}</div>;
  }
  return (
    <FigureLine figure={figure} claim={claim}>
      {isShown && SHARES.has(kind) && (
        <div className="share-bar" data-kind={kind} aria-hidden>
          <span style={{ width: `${Math.min(1, figure.value ?? 0) * 100}%` }} />
        </div>
      )}
      {isShown && kind === "waiting" && (figure.counts.n_censored ?? 0) > 0 && (
        <div className="figure-small">{t("waiting.wait_after", { count: figure.counts.n_censored ?? 0 })}</div>
      )}
    </FigureLine>
  );
}

/** How much worse or better than expected: strengths take as much ink as pains. */
export function GapCell({ figure, claim }: { figure: Figure | undefined; claim: MapCell["claim"] }) {
  const value = isMeasured(figure) ? figure.value : null;
  return (
    <FigureLine figure={figure} claim={claim}>
      {value !== null && figure && <GapBar figure={figure} value={value} />}
    </FigureLine>
  );
}

function GapBar({ figure, value }: { figure: Figure; value: number }) {
  const reach = figure.unit === "rating" ? ((figure.scale_max ?? 5) - (figure.scale_min ?? 1)) / 2 : 0.25;
  const part = Math.min(1, Math.abs(value) / reach) * 50;
  return (
    <div className="gap-bar" aria-hidden>
      <span data-sign={value < 0 ? "minus" : "plus"} style={{ width: `${part}%`, left: value < 0 ? `${50 - part}%` : "50%" }} />
    </div>
  );
}
