import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import type { Drawn } from "@/canvas/sight";
import { isMeasured, useFigureWords } from "../figureWords";
import { EmotionCell } from "../lanes/EmotionCells";
import { useScene } from "../map/MapContext";
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
  const { opened } = useScene();
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
      {drawn.map(({ item: column, index, gap }) => (
        <EmotionCell
          key={column.key} laneId={lane.id} row={row} index={index} gap={gap} width={column.width} stepId={column.stepId}
          touchpointId={column.touchpointId} label={said(column.touchpointId)} measure={measure ?? "emotion_gap"}
          isOpened={opened?.laneId === lane.id && opened.stepId === column.stepId}
        />
      ))}
    </>
  );
}
