import { IconBolt, IconDiamondFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { StaleMark, StateMark, type CellState } from "./StateMark";

const STATES: CellState[] = ["unmeasured", "assumed", "measured", "supported", "refuted", "undecided"];

/** What the marks mean; always at hand under the map. */
export function Legend() {
  const { t } = useTranslation("journeys");
  return (
    <section className="legend" aria-label={t("legend.title")}>
      {STATES.map((state) => (
        <span key={state} className="legend-item">
          <StateMark state={state} isBare /> {t(`state.${state}`)}
        </span>
      ))}
      <span className="legend-item">
        <StaleMark isBare /> {t("state.stale")}
      </span>
      <span className="legend-item">
        <IconDiamondFilled className="mark-truth" size={13} aria-hidden /> {t("legend.moment_of_truth")}
      </span>
      <span className="legend-item">
        <IconBolt className="mark-win" size={15} aria-hidden /> {t("legend.quick_win")}
      </span>
      <span className="legend-item">
        <i className="hatch" aria-hidden /> {t("legend.white_spot")}
      </span>
      <span className="legend-item">
        <i className="swatch" data-sign="plus" aria-hidden /> {t("legend.plus")}
        <i className="swatch" data-sign="minus" aria-hidden /> {t("legend.minus")}
      </span>
      <span className="legend-item">{t("legend.gap")}</span>
      <span className="legend-item">{t("legend.interval")}</span>
    </section>
  );
}
