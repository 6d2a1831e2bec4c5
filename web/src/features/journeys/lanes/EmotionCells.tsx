import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { EMOTION_HEIGHT, type DrawnCurve } from "@/canvas/emotion";
import type { Drawn } from "@/canvas/sight";
import { useFormat } from "@/ui/format";
import { figuresAt, useHands, useScene } from "../map/MapContext";
import { EmotionCurves } from "./EmotionCurves";
import { measureAt } from "./measures";

interface EmotionCellsProps {
  lane: MapLane;
  curves: DrawnCurve[];
  drawn: Drawn<Column>[];
  row: number;
  width: number;
}

/** The curve under a row of see-through cells, each of which opens its evidence. */
export function EmotionCells({ lane, curves, drawn, row, width }: EmotionCellsProps) {
  const { opened, measured } = useScene();
  const said = useSaid(curves);
  return (
    <>
      <div className="emotion-strip" role="presentation">
        <EmotionCurves curves={curves} width={width} from={drawn[0]?.index ?? 0} to={drawn.at(-1)?.index ?? 0} />
      </div>
      {drawn.map(({ item: column, index, gap }) => (
        <EmotionCell
          key={column.key} laneId={lane.id} row={row} index={index} gap={gap} width={column.width} stepId={column.stepId}
          touchpointId={column.touchpointId} label={said.get(index)}
          measure={measureAt("emotion", figuresAt(measured, column.touchpointId))}
          isOpened={opened?.laneId === lane.id && opened.stepId === column.stepId}
        />
      ))}
    </>
  );
}

/** The points of a column in words. */
function useSaid(curves: DrawnCurve[]): Map<number, string> {
  const { t } = useTranslation("journeys");
  const { signed } = useFormat();
  return useMemo(() => {
    const said = new Map<number, string[]>();
    for (const curve of curves) {
      for (const { column, value } of curve.points) {
        said.set(column, [...(said.get(column) ?? []), `${t(`series.${curve.source}`)}: ${signed(value)}`]);
      }
    }
    return new Map([...said].map(([column, words]) => [column, words.join("; ")]));
  }, [curves, t, signed]);
}

interface EmotionCellProps {
  laneId: string;
  row: number;
  index: number;
  gap: number;
  width: number;
  stepId: string | null;
  touchpointId: string | null;
  /** What the cell opens the evidence of. */
  measure: string;
  label: string | undefined;
  isOpened: boolean;
}

/** A see-through cell over the curves. */
export const EmotionCell = memo(function EmotionCell(props: EmotionCellProps) {
  const { laneId, row, index, gap, width, stepId, touchpointId, measure, label, isOpened } = props;
  const { t } = useTranslation("journeys");
  const { open } = useHands();
  const perform = () => stepId !== null && open({ laneId, stepId, measure });
  return (
    // The keys of all cells are heard by the grid (useGridKeys).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell" aria-colindex={index + 2} className="lane-cell emotion-cell" tabIndex={-1} data-row={row} data-column={index}
      data-lane-id={laneId} data-step-id={stepId ?? undefined} data-touchpoint={touchpointId ?? undefined} data-opened={isOpened || undefined} data-still={stepId === null || undefined}
      style={{ width, marginInlineStart: gap, minHeight: EMOTION_HEIGHT }} aria-label={label ?? t("state.unmeasured")} onClick={perform}
    />
  );
});
