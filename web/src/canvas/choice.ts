import type { JourneyMap, MapCommand } from "@/api/types";
import { applyAll } from "./apply";
import type { Column } from "./columns";
import { HEAD_ROWS, nextPlace, type GridPlace, type GridShape } from "./grid";
import { moveStageBy, moveStepBy } from "./moves";

/** A place by what stands there: it stays the same while others add and move. */
export interface Spot {
  row: string;
  column: string;
}

/** Where a choice of several begins, and how far it reaches. */
export interface Choice {
  from: Spot;
  to: Spot;
}

/** What is chosen: whole stages, whole steps, or cells where lanes cross steps. */
export type Chosen =
  | { kind: "stages"; stages: string[] }
  | { kind: "steps"; steps: string[] }
  | { kind: "cells"; lanes: string[]; steps: string[] };

const STAGES_ROW = 0;
const STEPS_ROW = 1;

const rowsOf = (map: JourneyMap) => ["stages", "steps", ...map.lanes.map((lane) => `lane ${lane.id}`)];

/** What stands at a place; the heading of a lane counts as its first cell. */
export function spotAt(map: JourneyMap, columns: Column[], { row, column }: GridPlace): Spot | null {
  const [name, found] = [rowsOf(map)[row], columns[Math.max(0, column)]];
  return name && found ? { row: name, column: found.key } : null;
}

/** Where a spot stands now; null once it is gone. */
export function placeOfSpot(map: JourneyMap, columns: Column[], spot: Spot): GridPlace | null {
  const row = rowsOf(map).indexOf(spot.row);
  const column = columns.findIndex((one) => one.key === spot.column);
  return row < 0 || column < 0 ? null : { row, column };
}

/** The rows and columns of a choice, from the first to the last of each. */
export function reachOf(map: JourneyMap, columns: Column[], choice: Choice) {
  const [from, to] = [placeOfSpot(map, columns, choice.from), placeOfSpot(map, columns, choice.to)];
  if (!from || !to) return null;
  const isHead = from.row < HEAD_ROWS;
  const rows = isHead ? [from.row, from.row] : [from.row, Math.max(HEAD_ROWS, to.row)];
  return {
    rows: [Math.min(...rows), Math.max(...rows)] as const,
    columns: [Math.min(from.column, to.column), Math.max(from.column, to.column)] as const,
  };
}

/** What lies in a choice; folded lanes and stages without steps have no cells to choose. */
export function chosenOf(map: JourneyMap, columns: Column[], choice: Choice | null): Chosen | null {
  const reach = choice && reachOf(map, columns, choice);
  if (!reach) return null;
  const across = columns.slice(reach.columns[0], reach.columns[1] + 1);
  if (reach.rows[0] === STAGES_ROW) return { kind: "stages", stages: [...new Set(across.map((one) => one.stageId))] };
  const steps = across.flatMap((one) => one.stepId ?? []);
  if (steps.length === 0) return null;
  if (reach.rows[0] === STEPS_ROW) return { kind: "steps", steps };
  const rows = map.lanes.slice(reach.rows[0] - HEAD_ROWS, reach.rows[1] - HEAD_ROWS + 1);
  const lanes = rows.filter((lane) => !lane.is_collapsed).map((lane) => lane.id);
  return lanes.length > 0 ? { kind: "cells", lanes, steps } : null;
}

/** Where a key with Shift leads the far end of a choice: it stays in the row it began in, or among the cells. */
export function reachTo(from: GridPlace, to: GridPlace, key: string, shape: GridShape): GridPlace | null {
  const next = nextPlace(to, key, shape);
  if (!next) return null;
  const row = from.row < HEAD_ROWS ? from.row : Math.max(HEAD_ROWS, next.row);
  return { row, column: Math.max(0, next.column) };
}

/** How many parts are chosen. */
export const sizeOf = (chosen: Chosen): number =>
  chosen.kind === "cells" ? chosen.lanes.length * chosen.steps.length : chosen.kind === "steps" ? chosen.steps.length : chosen.stages.length;

/** Taking away what is chosen: steps and stages go, cells are emptied. */
export function removalOf(map: JourneyMap, chosen: Chosen): MapCommand[] {
  if (chosen.kind === "stages") return chosen.stages.map((stage_id) => ({ kind: "remove_stage", stage_id }));
  if (chosen.kind === "steps") return chosen.steps.map((step_id) => ({ kind: "remove_step", step_id }));
  const [lanes, steps] = [new Set(chosen.lanes), new Set(chosen.steps)];
  return map.cells
    .filter((cell) => lanes.has(cell.lane_id) && steps.has(cell.step_id ?? ""))
    .map(({ lane_id, step_id }) => ({ kind: "clear_cell", lane_id, step_id }));
}

/** Moving chosen steps or stages one place, one after another and none past the edge; nothing for cells. */
export function shiftOf(map: JourneyMap, chosen: Chosen, by: -1 | 1): MapCommand[] {
  if (chosen.kind === "cells") return [];
  const ids = chosen.kind === "steps" ? chosen.steps : chosen.stages;
  const move = chosen.kind === "steps" ? moveStepBy : moveStageBy;
  const commands: MapCommand[] = [];
  let now = map;
  for (const id of by < 0 ? ids : ids.toReversed()) {
    const command = move(now, id, by);
    if (!command) return [];
    commands.push(command);
    now = applyAll(now, [command]);
  }
  return commands;
}
