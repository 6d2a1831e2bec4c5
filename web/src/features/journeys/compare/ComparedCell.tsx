import { useTranslation } from "react-i18next";
import type { Difference, Figure } from "@/api/types";
import { isMeasured, useFigureWords } from "../figureWords";
import type { LaneKind } from "../lanes/measures";
import { MEASURES } from "../lanes/measures";
import { type ComparedGroup, useComparedScene } from "./ComparedContext";
import { GroupMark } from "./GroupMark";
import { useDifferenceWords } from "./differenceWords";

/** Which lanes hold a figure that can be told group by group, and which figure. */
export function comparedMeasure(kind: LaneKind): string | null {
  const first = MEASURES[kind][0];
  const isNone = first === undefined || first === "covered" || first === "quote" || kind === "promise" || kind === "emotion";
  return isNone ? null : first;
}

/** A cell with a line for each group: its value, or how far it lies from the first. */
export function ComparedCell({ touchpointId, measure }: { touchpointId: string | null; measure: string }) {
  const { t } = useTranslation("compare");
  const scene = useComparedScene();
  if (!scene) return null;
  return (
    <>
      {measure === "experience" && <div className="figure-small">{t("journeys:bar.experience")}</div>}
      <ul className="compared-list">
        {scene.groups.map((group) => {
          const figure = scene.figureAt(group, touchpointId, measure);
          const isAgainst = scene.isDifference && group.place > 0;
          return (
            <li key={group.segment.segment_id}>
              <GroupMark place={group.place} />
              <span className="visually-hidden">{group.name}</span>
              {isAgainst ? (
                <AgainstFirst figure={figure} difference={scene.differenceAt(group, touchpointId, measure)} />
              ) : (
                <Value figure={figure} group={group} />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Value({ figure, group }: { figure: Figure | undefined; group: ComparedGroup }) {
  const { t } = useTranslation("compare");
  const words = useFigureWords();
  if (!isMeasured(figure)) {
    const isUntold = group.segment.untold.length > 0;
    return <span className="figure-none">{isUntold ? t("untold_short") : t("none")}</span>;
  }
  const small = figure.withheld === "withheld" ? "" : words.interval(figure);
  return (
    <span>
      <b data-withheld={figure.withheld || undefined} title={words.n(figure)}>{words.of(figure)}</b>
      {figure.withheld === "flagged" && <span className="figure-flag" title={t("journeys:figure.flagged")}>{t("journeys:figure.flag")}</span>}
      {small && <span className="figure-small"> {small}</span>}
    </span>
  );
}

function AgainstFirst({ figure, difference }: { figure: Figure | undefined; difference: Difference | undefined }) {
  const { t } = useTranslation("compare");
  const words = useDifferenceWords();
  if (!isMeasured(figure)) return <span className="figure-none">{t("none")}</span>;
  if (!difference) return <span className="figure-none">{t("no_difference")}</span>;
  return (
    <span>
      <b data-clear={difference.is_clear || undefined} title={t(difference.is_clear ? "clear" : "unclear")}>{words.value(figure, difference)}</b>
      {difference.is_clear && <span className="clear-mark">{t("clear_short")}</span>}
      <span className="figure-small difference-range"> {words.interval(figure, difference)}</span>
    </span>
  );
}
