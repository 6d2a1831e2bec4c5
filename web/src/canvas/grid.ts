/** Where the keyboard stands: a row of the map and a column. */
export interface GridPlace {
  row: number;
  column: number;
}

const STEPS: Record<string, GridPlace> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

/** Where a key leads on a grid; null for keys that do not move. */
export function nextPlace(from: GridPlace, key: string, rows: number, columns: number): GridPlace | null {
  const clamp = (value: number, size: number) => Math.min(Math.max(value, 0), Math.max(size - 1, 0));
  if (key === "Home") return { row: from.row, column: 0 };
  if (key === "End") return { row: from.row, column: Math.max(columns - 1, 0) };
  const step = STEPS[key];
  if (!step) return null;
  return { row: clamp(from.row + step.row, rows), column: clamp(from.column + step.column, columns) };
}
