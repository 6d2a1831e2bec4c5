import "./blueprint.css";
import { memo, use, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { drawAssumed, drawCurve, type DrawnCurve } from "@/canvas/emotion";
import { useFigureWords } from "../figureWords";
import { useComparedScene } from "../compare/ComparedContext";
import { ComparedEmotion } from "../compare/ComparedEmotion";
import { DrawnContext } from "../map/DrawnContext";
import { LaneHead } from "../map/LaneHead";
import { useScene } from "../map/MapContext";
import { useLaneRow } from "../map/useLaneRow";
import { EmotionCells } from "./EmotionCells";
import { LaneCells } from "./LaneCells";
import { BLUEPRINT_LINE } from "./measures";

interface LaneProps {
  lane: MapLane;
  columns: Column[];
  row: number;
  width: number;
  isCollapsed: boolean;
  isWhole: boolean;
  onCollapse: (laneId: string, isCollapsed: boolean) => void;
}

const DRAWN_AT_FIRST = 8;

/** A row of the map: heading and cells. Scrolling along it draws neither the row nor its heading anew. */
export const Lane = memo(function Lane({ lane, columns, row, width, isCollapsed, isWhole, onCollapse }: LaneProps) {
  const { map, measured, renaming } = useScene();
  const { row: element, isNear } = useLaneRow(row < DRAWN_AT_FIRST, isWhole, map);
  const isEmotion = lane.kind === "emotion";
  const isCompared = useComparedScene() !== null;
  const line = BLUEPRINT_LINE[lane.kind];
  const curves = useMemo(() => {
    if (!isEmotion) return [];
    const assumed = drawAssumed(map, lane.id, columns);
    const measuredOnes = (measured?.emotion ?? []).map((curve) => drawCurve(curve, columns));
    return [...measuredOnes, ...(assumed ? [assumed] : [])].filter((curve) => curve.points.length > 0);
  }, [isEmotion, map, measured, lane.id, columns]);
  return (
    <div ref={element} role="row" aria-rowindex={row + 1} className="map-row lane-row" data-collapsed={isCollapsed || undefined}>
      <LaneHead
        lane={lane} row={row} isCollapsed={isCollapsed} isRenaming={renaming?.kind === "lane" && renaming.id === lane.id}
        onCollapse={() => onCollapse(lane.id, !isCollapsed)}
      >
        {isEmotion && measured && !isCompared && <SeriesLegend curves={curves} />}
      </LaneHead>
      {line && <BlueprintLine name={line} />}
      {isCollapsed && <div role="gridcell" className="visually-hidden" />}
      {isNear && !isCollapsed && (
        <div role="presentation" className="row-cells">
          <Cells lane={lane} columns={columns} curves={curves} row={row} width={width} isCompared={isCompared} />
        </div>
      )}
    </div>
  );
});

type CellsProps = Pick<LaneProps, "lane" | "columns" | "row" | "width"> & { curves: DrawnCurve[]; isCompared: boolean };

/** The cells of a lane at the columns that are drawn. */
function Cells({ lane, columns, curves, row, width, isCompared }: CellsProps) {
  const drawn = use(DrawnContext);
  if (lane.kind !== "emotion") return <LaneCells lane={lane} drawn={drawn} row={row} />;
  if (isCompared) return <ComparedEmotion lane={lane} columns={columns} drawn={drawn} row={row} width={width} />;
  return <EmotionCells lane={lane} curves={curves} drawn={drawn} row={row} width={width} />;
}

/** What parts the lanes of a service blueprint. */
function BlueprintLine({ name }: { name: "interaction" | "visibility" | "internal_interaction" }) {
  const { t } = useTranslation("journeys");
  return (
    <div className="blueprint-line" data-line={name} role="presentation">
      <span>{t(`blueprint_line.${name}`)}</span>
    </div>
  );
}

function SeriesLegend({ curves }: { curves: DrawnCurve[] }) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  if (curves.length === 0) return <div className="lane-about">{t("series.none")}</div>;
  return (
    <ul className="series-legend">
      {curves.map((curve) => (
        <li key={curve.source} data-source={curve.source} data-assumed={curve.isAssumed || undefined}>
          <span className="series-swatch" aria-hidden />
          <span>
            {t(`series.${curve.source}`)}
            {curve.mean !== null && <span className="lane-about">{t("series.mean", { mean: words.value("emotion_gap", "emotion", curve.mean) })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
