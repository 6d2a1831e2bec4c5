import type { EmotionCurve, JourneyMap } from "@/api/types";
import type { Column } from "./columns";
import { cellAt } from "./lookup";
import { emotionY, type CurvePoint } from "./curve";

/** Where one source at a time tells the emotion: the first of these that there is. */
export const EMOTION_SOURCES = ["gap", "score", "sentiment"];
export const EMOTION_HEIGHT = 188;
export const EMOTION_PADDING = 30;

export interface DrawnPoint extends CurvePoint {
  value: number;
  isPeak: boolean;
  isEnd: boolean;
}

/** A curve on the canvas: one source, its points where something was measured and nowhere else. */
export interface DrawnCurve {
  source: string;
  isAssumed: boolean;
  points: DrawnPoint[];
  meanY: number | null;
  mean: number | null;
}

const y = (value: number) => emotionY(value, EMOTION_HEIGHT, EMOTION_PADDING);
const middle = (column: Column) => column.left + column.width / 2;

/** Lay a measured curve over the columns; a touchpoint met twice on the map has a point at both places. */
export function drawCurve(curve: EmotionCurve, columns: Column[]): DrawnCurve {
  const byTouchpoint = new Map(curve.points.map((point) => [point.touchpoint_id, point]));
  const points = columns.flatMap((column, index): DrawnPoint[] => {
    const point = column.touchpointId === null ? undefined : byTouchpoint.get(column.touchpointId);
    if (!point) return [];
    return [{
      x: middle(column), y: y(point.value), value: point.value, column: index, isPeak: false, isEnd: false,
      low: point.low === null ? null : y(point.low), high: point.high === null ? null : y(point.high),
    }];
  });
  const peak = points.find((point) => point.value === curve.peak);
  if (peak) peak.isPeak = true;
  const end = points.at(-1);
  if (end) end.isEnd = true;
  return { source: curve.source, isAssumed: false, points, meanY: y(curve.mean), mean: curve.mean };
}

/** What people assume of the emotion: the middle of each claimed range, as a curve of its own. */
export function drawAssumed(map: JourneyMap, laneId: string, columns: Column[]): DrawnCurve | null {
  const points = columns.flatMap((column, index): DrawnPoint[] => {
    const claim = column.stepId === null ? null : cellAt(map, laneId, column.stepId)?.claim;
    if (!claim) return [];
    const value = ((claim.low ?? -2) + (claim.high ?? 2)) / 2;
    return [{ x: middle(column), y: y(value), value, column: index, isPeak: false, isEnd: false, low: null, high: null }];
  });
  return points.length === 0 ? null : { source: "assumed", isAssumed: true, points, meanY: null, mean: null };
}

/** Heights of the lines at −2, −1, 0, +1, +2. */
export const RULES = [2, 1, 0, -1, -2].map((value) => ({ value, y: y(value) }));
