import { widthOf, type Column } from "./columns";

/** How much of a map is told: all of it, shortened, or from afar what can still be read there. */
export type Density = "whole" | "brief" | "far";

/** How wide a column is on average from which on all of it, or a shortened part, can be read. */
const WHOLE_FROM = 136;
const BRIEF_FROM = 92;
/** Two lines of a name that runs upwards, in letters that can be read. */
export const FAR_NARROWEST = 38;

/** How much can be read where columns are that much narrower; letters never become smaller. */
export function densityOf(columns: Column[], zoom: number): Density {
  if (zoom >= 1 || columns.length === 0) return "whole";
  const mean = (widthOf(columns) / columns.length) * zoom;
  if (mean >= WHOLE_FROM) return "whole";
  return mean >= BRIEF_FROM ? "brief" : "far";
}

/** The smallest zoom at which words can still be read along a row. */
export const briefest = (columns: Column[]): number =>
  columns.length === 0 ? 1 : Math.min(1, BRIEF_FROM / (widthOf(columns) / columns.length));

/** The same columns, narrower; from afar all alike. */
export function squeezed(columns: Column[], zoom: number): Column[] {
  const alike = Math.max(FAR_NARROWEST, (widthOf(columns) * zoom) / Math.max(1, columns.length));
  const isFar = densityOf(columns, zoom) === "far";
  let left = 0;
  return columns.map((column) => {
    const placed = { ...column, left, width: isFar ? alike : column.width * Math.min(1, zoom) };
    left += placed.width;
    return placed;
  });
}
