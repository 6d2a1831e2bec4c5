import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { EMOTION_HEIGHT } from "@/canvas/emotion";
import type { Drawn } from "@/canvas/sight";
import { isMeasured, useFigureWords } from "../figureWords";
import { useHands } from "../map/MapContext";
import { useComparedScene } from "./ComparedContext";
import { ComparedCurves, emotionMeasure, groupCurves } from "./ComparedCurves";

interface ComparedEmotionProps {
  lane: MapLane;
  columns: Column[];
  drawn: Drawn<Column>[];
  row: number;
  width: number;
}

/** The emotion lane with a curve for each group, and the points in words for those who cannot see them. */
export function ComparedEmotion({ lane, columns, drawn, row, width }: ComparedEmotionProps) {
  const { t } = useTranslation("compare");
  const scene = useComparedScene();
  const { open } = useHands();
  const words = useFigureWords();
  const curves = useMemo(() => (scene ? groupCurves(scene, columns) : []), [scene, columns]);
  const measure = scene && emotionMeasure(scene);
  if (!scene) return null;
  const said = (touchpointId: string | null) =>
    scene.groups
      .map((group) => {
        const figure = measure === null ? undefined : scene.figureAt(group, touchpointId, measure);
        return `${group.name}: ${isMeasured(figure) ? words.of(figure) : t("none")}`;
      })
      .join("; ");
  return (
    <>
      <div className="emotion-strip" role="presentation">
        <ComparedCurves curves={curves} width={width} />
      </div>
      {drawn.map(({ item: column, index, gap }) => {
        const { stepId, touchpointId } = column;
        return (
          // The keys of all cells are heard by the grid (useGridKeys).
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={column.key} role="gridcell" aria-colindex={index + 2} className="lane-cell emotion-cell" tabIndex={-1} data-row={row}
            data-column={index} data-touchpoint={touchpointId ?? undefined} data-still={stepId === null || undefined}
            style={{ width: column.width, marginInlineStart: gap, minHeight: EMOTION_HEIGHT }} aria-label={said(touchpointId)}
            onClick={() => stepId !== null && open({ laneId: lane.id, stepId, measure: measure ?? "emotion_gap" })}
          />
        );
      })}
    </>
  );
}
