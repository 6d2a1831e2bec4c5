import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { drawAssumed, drawCurve, type DrawnCurve } from "@/canvas/emotion";
import { useFigureWords } from "../figureWords";
import { LaneHead } from "../map/LaneHead";
import { useScene } from "../map/MapContext";
import { EmotionCells } from "./EmotionCells";
import { LaneCells } from "./LaneCells";

interface LaneProps {
  lane: MapLane;
  columns: Column[];
  from: number;
  to: number;
  row: number;
  headRow: number;
  cellRow: number;
  offset: number;
  isCollapsed: boolean;
  onCollapse: (laneId: string) => void;
}

/** A row of the map: heading and cells. */
export function Lane({ lane, columns, from, to, row, headRow, cellRow, offset, isCollapsed, onCollapse }: LaneProps) {
  const { map, measured } = useScene();
  const isEmotion = lane.kind === "emotion";
  const curves = useMemo(() => {
    if (!isEmotion) return [];
    const assumed = drawAssumed(map, lane.id, columns);
    const drawn = (measured?.emotion ?? []).map((curve) => drawCurve(curve, columns));
    return [...drawn, ...(assumed ? [assumed] : [])].filter((curve) => curve.points.length > 0);
  }, [isEmotion, map, measured, lane.id, columns]);
  const isWide = headRow !== cellRow || isCollapsed;
  return (
    <div role="row" className="map-row">
      <LaneHead
        lane={lane} row={row} gridRow={headRow} gridColumn={isWide ? "1 / -1" : "1"} isCollapsed={isCollapsed}
        onCollapse={() => onCollapse(lane.id)}
      >
        {isEmotion && measured && <SeriesLegend curves={curves} />}
      </LaneHead>
      {!isCollapsed &&
        (isEmotion ? (
          <EmotionCells lane={lane} curves={curves} columns={columns} from={from} to={to} row={row} gridRow={cellRow} offset={offset} />
        ) : (
          <LaneCells lane={lane} columns={columns} from={from} to={to} row={row} gridRow={cellRow} offset={offset} />
        ))}
      {isCollapsed && <div role="gridcell" className="visually-hidden" style={{ gridRow: cellRow }} />}
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
