import { memo } from "react";
import { bridgesOf, curvePath, emotionY, runsOf, type CurvePoint } from "@/canvas/curve";
import type { Column } from "@/canvas/columns";
import { EMOTION_HEIGHT, EMOTION_PADDING, EMOTION_SOURCES, RULES } from "@/canvas/emotion";
import type { ComparedGroup, ComparedScene } from "./ComparedContext";
import { DASHES, shapeAt } from "./GroupMark";

const APART = 7;
const LIMIT = 2;

export interface GroupCurve {
  place: number;
  points: CurvePoint[];
}

/** The measure of the emotion that all groups are compared by. */
export function emotionMeasure(scene: ComparedScene): string | null {
  const source = EMOTION_SOURCES.find((name) => scene.groups.some(({ segment }) => segment.emotion.some((one) => one.source === name)));
  return source ? `emotion_${source}` : null;
}

const y = (value: number) => emotionY(Math.min(LIMIT, Math.max(-LIMIT, value)), EMOTION_HEIGHT, EMOTION_PADDING);

/** The value and the interval that a point of a group stands for; with differences, those against the first. */
function valueAt(scene: ComparedScene, group: ComparedGroup, touchpointId: string | null, measure: string) {
  const found =
    scene.isDifference && group.place > 0
      ? scene.differenceAt(group, touchpointId, measure)
      : scene.figureAt(group, touchpointId, measure);
  return found && found.value !== null ? { value: found.value, low: found.low, high: found.high } : null;
}

/** The curves of all groups, a little apart where they would hide each other's intervals. */
export function groupCurves(scene: ComparedScene, columns: Column[]): GroupCurve[] {
  const measure = emotionMeasure(scene);
  const groups = scene.isDifference ? scene.groups.slice(1) : scene.groups;
  if (measure === null) return [];
  return groups.map((group, order) => {
    const aside = (order - (groups.length - 1) / 2) * APART;
    const points = columns.flatMap((column, index): CurvePoint[] => {
      const found = valueAt(scene, group, column.touchpointId, measure);
      if (!found) return [];
      const { value, low, high } = found;
      return [{
        x: column.left + column.width / 2 + aside, y: y(value), column: index,
        low: low === null ? null : y(low), high: high === null ? null : y(high),
      }];
    });
    return { place: group.place, points };
  });
}

interface ComparedCurvesProps {
  curves: GroupCurve[];
  width: number;
}

/** The emotion curves over each other: each group by shape, dash and colour. */
export const ComparedCurves = memo(function ComparedCurves({ curves, width }: ComparedCurvesProps) {
  return (
    <svg className="emotion-curves" width={width} height={EMOTION_HEIGHT} viewBox={`0 0 ${width} ${EMOTION_HEIGHT}`} aria-hidden>
      {RULES.map((rule) => (
        <line key={rule.value} className="emotion-rule" data-zero={rule.value === 0 || undefined} x1={0} x2={width} y1={rule.y} y2={rule.y} />
      ))}
      {curves.map(({ place, points }) => (
        <g key={place} className="group-curve" data-group={place}>
          {bridgesOf(points).map(([from, to]) => (
            <path key={from.column} className="group-bridge" d={curvePath([from, to])} strokeDasharray={DASHES[place % 4]} />
          ))}
          {runsOf(points).map((run) => (
            <path key={run[0]?.column} className="group-line" d={curvePath(run)} strokeDasharray={DASHES[place % 4]} />
          ))}
          {points.map((point) => (
            <g key={point.column}>
              {point.low !== null && point.high !== null && (
                <line className="group-whisker" x1={point.x} x2={point.x} y1={point.low} y2={point.high} />
              )}
              <path className="group-point" d={shapeAt(place, point.x, point.y, 10)} />
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
});
