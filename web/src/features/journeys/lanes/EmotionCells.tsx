import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { widthOf } from "@/canvas/columns";
import { EMOTION_HEIGHT, type DrawnCurve } from "@/canvas/emotion";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/format";
import { useScene } from "../map/MapContext";
import { EmotionCurves } from "./EmotionCurves";
import { measureAt } from "./measures";

interface EmotionCellsProps {
  lane: MapLane;
  curves: DrawnCurve[];
  columns: Column[];
  from: number;
  to: number;
  row: number;
  gridRow: number;
  offset: number;
}

/** The curve under a row of see-through cells, each of which opens its evidence. */
export function EmotionCells({ lane, curves, columns, from, to, row, gridRow, offset }: EmotionCellsProps) {
  const { t } = useTranslation("journeys");
  const { signed } = useFormat();
  const { open, opened, measured } = useScene();
  return (
    <>
      <div className="emotion-strip" role="presentation" style={{ gridRow, gridColumn: `${offset} / -1` }}>
        <EmotionCurves curves={curves} width={Math.round(widthOf(columns))} />
      </div>
      {columns.slice(from, to).map((column, place) => {
        const index = from + place;
        const { stepId, touchpointId } = column;
        const values = curves.flatMap((curve) => {
          const point = curve.points.find((one) => one.column === index);
          return point ? [`${t(`series.${curve.source}`)}: ${signed(point.value)}`] : [];
        });
        const perform = () =>
          stepId !== null && open({ laneId: lane.id, stepId, measure: measureAt("emotion", touchpointId, measured) });
        return (
          // The keys of all cells are heard by the grid (useGridKeys).
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={column.key} role="gridcell" className="lane-cell emotion-cell" tabIndex={-1} data-row={row}
            data-column={index} data-touchpoint={touchpointId ?? undefined} style={{ gridRow, gridColumn: index + offset, height: EMOTION_HEIGHT }}
            data-opened={(opened?.laneId === lane.id && opened.stepId === stepId) || undefined}
            data-still={stepId === null || undefined} aria-label={values.join("; ") || t("state.unmeasured")}
            onClick={perform}
          />
        );
      })}
    </>
  );
}
