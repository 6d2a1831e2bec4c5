import type { JourneyMap } from "@/api/types";
import type { Column } from "./columns";
import { cellText } from "./contents";
import { HEAD_ROWS, type GridPlace } from "./grid";
import { cellAt, lookupOf } from "./lookup";

/** What a search reads besides what is written in cells. */
export interface SearchWords {
  stage: (stageId: string) => string;
  lane: (laneId: string) => string;
  /** Name and channels of a touchpoint of the registry. */
  touchpoint: (touchpointId: string) => string;
}

/** Where a word stands on a map, row by row; the names of lanes are found at their headings. */
export function findOn(map: JourneyMap, columns: Column[], sought: string, words: SearchWords): GridPlace[] {
  const wanted = sought.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const { steps } = lookupOf(map);
  const stages = columns.flatMap(({ stageId }, column) =>
    columns[column - 1]?.stageId !== stageId && has(words.stage(stageId)) ? [{ row: 0, column }] : []);
  const names = columns.flatMap(({ stepId, touchpointId }, column) => {
    const name = stepId === null ? "" : (steps.get(stepId)?.name ?? "");
    return has(name) || (touchpointId !== null && has(words.touchpoint(touchpointId))) ? [{ row: 1, column }] : [];
  });
  const cells = map.lanes.flatMap((lane, index) => {
    const row = index + HEAD_ROWS;
    const head = has(words.lane(lane.id)) ? [{ row, column: -1 }] : [];
    const found = columns.flatMap(({ stepId }, column) =>
      stepId !== null && has(cellText(cellAt(map, lane.id, stepId))) ? [{ row, column }] : []);
    return [...head, ...found];
  });
  return [...stages, ...names, ...cells];
}
