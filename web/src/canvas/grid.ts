/** Where the keyboard stands: a row of the map and a column; column −1 is the heading of a lane. */
export interface GridPlace {
  row: number;
  column: number;
}

/** How large a map is for the keyboard, and where its stages begin. */
export interface GridShape {
  rows: number;
  columns: number;
  stages: number[];
}

/** The rows above the lanes: the stages, then the steps. */
export const HEAD_ROWS = 2;

const STEPS: Record<string, GridPlace> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** A place as the map has one: a stage stands where it begins, and only lanes have a heading. */
function placed({ row, column }: GridPlace, { columns, stages }: GridShape): GridPlace {
  const inside = clamp(column, row < HEAD_ROWS ? 0 : -1, columns - 1);
  return { row, column: row === 0 ? (stages.findLast((first) => first <= inside) ?? 0) : inside };
}

/** Where a key leads on a grid; null for keys that do not move. */
export function nextPlace(from: GridPlace, key: string, shape: GridShape): GridPlace | null {
  if (key === "Home") return placed({ row: from.row, column: 0 }, shape);
  if (key === "End") return placed({ row: from.row, column: shape.columns - 1 }, shape);
  const step = STEPS[key];
  if (!step) return null;
  const row = clamp(from.row + step.row, 0, shape.rows - 1);
  // From a stage to the right is to the next stage, over all the steps between.
  const next = from.row === 0 && step.column > 0 ? shape.stages.find((first) => first > from.column) : undefined;
  return placed({ row, column: next ?? from.column + step.column }, shape);
}
