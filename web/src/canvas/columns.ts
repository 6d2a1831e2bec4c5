import type { JourneyMap } from "@/api/types";

/** One column of the map: a step, or the empty place of a stage that has none. */
export interface Column {
  key: string;
  stageId: string;
  stepId: string | null;
  touchpointId: string | null;
  left: number;
  width: number;
}

/** A stage's columns, as its heading spans them. */
export interface Span {
  stageId: string;
  first: number;
  count: number;
  left: number;
  width: number;
}

export const NARROWEST = 176;
export const WIDEST = 300;
const LETTER = 7.4;
const LINES = 2;
const PADDING = 92;

/** How wide a step wants to be: its longest word fits, its name takes two lines. */
export function widthWanted(name: string, longestText = 0): number {
  const longestWord = Math.max(0, ...name.split(/\s+/).map((word) => word.length));
  const letters = Math.max(name.length / LINES, longestWord);
  const forText = Math.sqrt(longestText) * 14;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, letters * LETTER + PADDING, forText)));
}

/** Columns in the order shown, stretched evenly where the screen has room to spare. */
export function columnsOf(map: JourneyMap, available: number, textOf: (stepId: string) => number = () => 0): Column[] {
  const bare = map.stages.flatMap((stage): Omit<Column, "left">[] => {
    const steps = map.steps.filter((step) => step.stage_id === stage.id);
    if (steps.length === 0) {
      return [{ key: stage.id, stageId: stage.id, stepId: null, touchpointId: null, width: NARROWEST }];
    }
    return steps.map((step) => ({
      key: step.id,
      stageId: stage.id,
      stepId: step.id,
      touchpointId: step.touchpoint_id,
      width: widthWanted(step.name, textOf(step.id)),
    }));
  });
  const total = bare.reduce((sum, column) => sum + column.width, 0);
  const stretch = total > 0 && available > total ? available / total : 1;
  let left = 0;
  return bare.map((column) => {
    const placed = { ...column, left, width: column.width * stretch };
    left += placed.width;
    return placed;
  });
}

export function spansOf(columns: Column[]): Span[] {
  const spans: Span[] = [];
  columns.forEach((column, index) => {
    const last = spans.at(-1);
    if (last?.stageId === column.stageId) {
      last.count += 1;
      last.width += column.width;
    } else {
      spans.push({ stageId: column.stageId, first: index, count: 1, left: column.left, width: column.width });
    }
  });
  return spans;
}

export const widthOf = (columns: Column[]): number => columns.reduce((sum, column) => sum + column.width, 0);

const ALWAYS_WHOLE = 40;
const MARGIN = 700;

/** The columns worth drawing where a map is too wide to draw whole: those in sight and some on either side. */
export function columnsInSight(columns: Column[], left: number, width: number): [number, number] {
  if (columns.length <= ALWAYS_WHOLE) return [0, columns.length];
  const first = columns.findIndex((column) => column.left + column.width > left - MARGIN);
  const after = columns.findIndex((column) => column.left > left + width + MARGIN);
  return [Math.max(first, 0), after === -1 ? columns.length : after];
}
