import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Figure, MapCell } from "@/api/types";
import { StaleMark, StateMark } from "../map/StateMark";
import { isMeasured, useFigureWords } from "../figureWords";

interface FigureLineProps {
  figure: Figure | undefined;
  claim?: MapCell["claim"];
  children?: ReactNode;
  isPlain?: boolean;
}

/** At most a figure, a small interval with its n, and the state: all a cell says. */
export function FigureLine({ figure, claim, children, isPlain }: FigureLineProps) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  if (!isMeasured(figure)) {
    const isAssumed = claim != null;
    return (
      <div className="figure-line" data-empty>
        <StateMark state={isAssumed ? "assumed" : "unmeasured"} />
        <span className="figure-none">{isAssumed ? t("state.assumed") : t("figure.none")}</span>
      </div>
    );
  }
  return (
    <>
      <div className="figure-line" data-flagged={figure.withheld === "flagged" || undefined}>
        <StateMark state={figure.state} />
        <span className="figure-value" data-withheld={figure.withheld || undefined}>
          {words.of(figure)}
        </span>
        {figure.is_stale && <StaleMark />}
        {figure.withheld === "flagged" && (
          <span className="figure-flag" title={t("figure.flagged")}>
            {t("figure.flag")}
          </span>
        )}
      </div>
      {children}
      {!isPlain && figure.withheld !== "withheld" && (
        <div className="figure-small">
          {[words.interval(figure), words.n(figure)].filter(Boolean).join(" · ")}
        </div>
      )}
    </>
  );
}
