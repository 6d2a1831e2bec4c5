/** A point of a curve on the canvas; the interval's ends where it has one. */
export interface CurvePoint {
  x: number;
  y: number;
  low: number | null;
  high: number | null;
  column: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Where −2…+2 lies on a strip of a height, with room above and below for labels. */
export function emotionY(value: number, height: number, padding: number): number {
  return padding + ((2 - value) / 4) * (height - 2 * padding);
}

/**
 * Slopes of a monotone curve: between two points it never leaves their range, so the picture
 * claims no peak that was not measured (Fritsch and Carlson 1980).
 */
export function slopes(xs: number[], ys: number[]): number[] {
  const steep = xs.slice(1).map((x, i) => {
    const run = x - (xs[i] ?? 0);
    return run === 0 ? 0 : ((ys[i + 1] ?? 0) - (ys[i] ?? 0)) / run;
  });
  return xs.map((_, i) => {
    const before = steep[i - 1];
    const after = steep[i];
    if (before === undefined) return after ?? 0;
    if (after === undefined) return before;
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
}

function through(xs: number[], ys: number[], isStart: boolean): string {
  const m = slopes(xs, ys);
  const parts = [`${isStart ? "M" : "L"}${round(xs[0] ?? 0)},${round(ys[0] ?? 0)}`];
  for (let i = 1; i < xs.length; i += 1) {
    const [x0, x1, y0, y1] = [xs[i - 1] ?? 0, xs[i] ?? 0, ys[i - 1] ?? 0, ys[i] ?? 0];
    const third = (x1 - x0) / 3;
    parts.push(
      `C${round(x0 + third)},${round(y0 + third * (m[i - 1] ?? 0))} ` +
        `${round(x1 - third)},${round(y1 - third * (m[i] ?? 0))} ${round(x1)},${round(y1)}`,
    );
  }
  return parts.join(" ");
}

export function curvePath(points: Pick<CurvePoint, "x" | "y">[]): string {
  if (points.length === 0) return "";
  return through(points.map((point) => point.x), points.map((point) => point.y), true);
}

/** The band between the ends of the intervals; nothing where fewer than two points have one. */
export function ribbonPath(points: CurvePoint[]): string {
  const whole = points.filter((point) => point.low !== null && point.high !== null);
  if (whole.length < 2) return "";
  const xs = whole.map((point) => point.x);
  const upper = through(xs, whole.map((point) => point.high ?? 0), true);
  const back = [...whole].reverse();
  // The way back runs leftwards: mirrored, so that the slopes stay those of a curve read left to right.
  const lower = through(back.map((point) => point.x), back.map((point) => point.low ?? 0), false);
  return `${upper} ${lower} Z`;
}

/** Stretches of neighbouring columns: a curve is drawn firmly only where nothing unmeasured lies between. */
export function runsOf<P extends { column: number }>(points: P[]): P[][] {
  const runs: P[][] = [];
  for (const point of points) {
    const last = runs.at(-1)?.at(-1);
    if (last && point.column === last.column + 1) runs.at(-1)?.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** The links across columns without a point, each from the end of one stretch to the next. */
export function bridgesOf<P extends { column: number }>(points: P[]): [P, P][] {
  const runs = runsOf(points);
  return runs.slice(1).flatMap((run, i) => {
    const from = runs[i]?.at(-1);
    const to = run[0];
    return from && to ? [[from, to] as [P, P]] : [];
  });
}
