/** Where the keyboard stands: a row of the map and a column; column −1 is the row's heading. */
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

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Where a key leads on a grid; null for keys that do not move. */
export function nextPlace(from: GridPlace, key: string, rows: number, columns: number): GridPlace | null {
  if (key === "Home") return { row: from.row, column: 0 };
  if (key === "End") return { row: from.row, column: Math.max(columns - 1, 0) };
  const step = STEPS[key];
  if (!step) return null;
  return { row: clamp(from.row + step.row, 0, rows - 1), column: clamp(from.column + step.column, -1, columns - 1) };
}

/** Of cells that span several columns, the one that covers a column: the last that begins at or before it. */
export function coverOf<C extends { column: number }>(cells: C[], column: number): C | undefined {
  return cells.filter((cell) => cell.column <= column).sort((a, b) => b.column - a.column)[0] ?? cells[0];
}
