import type { GraphEdge } from "@/api/types";

/** From quick (blue) over usual (grey) to slow (orange); tells apart for the colour-blind too. */
export const TIME_SCALE = ["#1f6fb4", "#5d9fd3", "#98a1b3", "#e89b52", "#cf5f0c"] as const;

/** The usual waiting time: the median over transitions, each counted as often as it happens. */
export function usualSeconds(edges: GraphEdge[]): number | null {
  const timed = edges
    .flatMap((edge) => (edge.mean_seconds === null ? [] : [{ seconds: edge.mean_seconds, count: edge.count }]))
    .sort((a, b) => a.seconds - b.seconds);
  const half = timed.reduce((sum, one) => sum + one.count, 0) / 2;
  let seen = 0;
  for (const one of timed) {
    seen += one.count;
    if (seen >= half) return one.seconds;
  }
  return null;
}

/** The step of the scale: a quarter of the usual time or less is quick, four times or more is slow. */
export function timeColor(seconds: number | null, usual: number | null): string {
  if (seconds === null || usual === null) return TIME_SCALE[2];
  if (usual === 0) return seconds > 0 ? TIME_SCALE[4] : TIME_SCALE[2];
  const ratio = seconds / usual;
  if (ratio <= 0.25) return TIME_SCALE[0];
  if (ratio <= 0.6) return TIME_SCALE[1];
  if (ratio < 1.7) return TIME_SCALE[2];
  return ratio < 4 ? TIME_SCALE[3] : TIME_SCALE[4];
}
