import type { Evidence } from "@/api/types";

type Bar = Evidence["distribution"][number];

/** The bars that can be drawn on one axis; how many lie beyond it, and from where on. */
export interface DrawnBars {
  bars: (Bar & { high: number })[];
  rest: { n: number; from: number } | null;
  /** The bars do not all span the same. */
  isUneven: boolean;
}

const isClosed = (bar: Bar): bar is Bar & { high: number } => bar.high !== null;

/** Bars with both ends, and apart from them what has no end. */
export function drawnBars(distribution: Bar[]): DrawnBars {
  const bars = distribution.filter(isClosed);
  const open = distribution.find((bar) => !isClosed(bar));
  const spans = bars.map((bar) => bar.high - bar.low);
  const isUneven = spans.length > 0 && Math.max(...spans) > 1.5 * Math.min(...spans);
  return { bars, rest: open ? { n: open.n, from: open.low } : null, isUneven };
}
