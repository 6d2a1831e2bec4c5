import type { JourneyMap, MapStage } from "@/api/types";
import { lookupOf } from "./lookup";

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
  number: number;
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
const STAGE_LETTER = 8.2;
const STAGE_PADDING = 84;

/** How wide a step wants to be: its longest word fits, its name takes two lines. */
export function widthWanted(name: string, longestText = 0): number {
  const longestWord = Math.max(0, ...name.split(/\s+/).map((word) => word.length));
  const letters = Math.max(name.length / LINES, longestWord);
  const forText = Math.sqrt(longestText) * 14;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, letters * LETTER + PADDING, forText)));
}

/** How long the longest note of each step is: a step with much to say gets a wider column. */
function longestTexts(map: JourneyMap): Map<string, number> {
  const longest = new Map<string, number>();
  for (const cell of map.cells) {
    if (cell.step_id) longest.set(cell.step_id, Math.max(longest.get(cell.step_id) ?? 0, cell.text.length));
  }
  return longest;
}

/** Columns in the order shown, wide enough for the name of their stage, stretched evenly where the screen has room to spare. */
export function columnsOf(map: JourneyMap, available: number, nameOf: (stage: MapStage) => string = (stage) => stage.name): Column[] {
  const { stepsOf } = lookupOf(map);
  const texts = longestTexts(map);
  const bare = map.stages.flatMap((stage): Omit<Column, "left">[] => {
    const steps = stepsOf.get(stage.id) ?? [];
    const forName = Math.min(WIDEST, nameOf(stage).length * STAGE_LETTER + STAGE_PADDING);
    if (steps.length === 0) {
      return [{ key: stage.id, stageId: stage.id, stepId: null, touchpointId: null, width: Math.max(NARROWEST, forName) }];
    }
    const widths = steps.map((step) => widthWanted(step.name, texts.get(step.id)));
    const missing = Math.max(0, forName - widths.reduce((sum, width) => sum + width, 0));
    return steps.map((step, index) => ({
      key: step.id,
      stageId: stage.id,
      stepId: step.id,
      touchpointId: step.touchpoint_id,
      width: (widths[index] ?? NARROWEST) + missing / steps.length,
    }));
  });
  let left = 0;
  const placed = bare.map((column) => {
    const found = { ...column, left };
    left += column.width;
    return found;
  });
  return stretched(placed, available);
}

/** Columns made wider evenly, so that they fill what room there is. */
export function stretched(columns: Column[], available: number): Column[] {
  const total = widthOf(columns);
  if (total === 0 || available <= total) return columns;
  const stretch = available / total;
  return columns.map((column) => ({ ...column, left: column.left * stretch, width: column.width * stretch }));
}

export function spansOf(columns: Column[]): Span[] {
  const spans: Span[] = [];
  columns.forEach((column, index) => {
    const last = spans.at(-1);
    if (last?.stageId === column.stageId) {
      last.count += 1;
      last.width += column.width;
    } else {
      spans.push({
        stageId: column.stageId, number: spans.length + 1, first: index, count: 1, left: column.left, width: column.width,
      });
    }
  });
  return spans;
}

export const widthOf = (columns: Column[]): number => columns.reduce((sum, column) => sum + column.width, 0);
