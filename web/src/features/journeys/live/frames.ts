import type { LiveCell, Person } from "@/api/live";
import type { JourneyMap } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { HEAD_ROWS, type GridPlace } from "@/canvas/grid";

const STEPS_ROW = 1;
const LONGEST = 24;

/** Where a cell stands on the grid; null for one that this screen does not have. */
export function placeOn(map: JourneyMap, columns: Column[], cell: LiveCell): GridPlace | null {
  const lane = map.lanes.findIndex(({ id }) => id === cell.lane_id);
  const row = cell.lane_id === null ? STEPS_ROW : lane + HEAD_ROWS;
  const column = columns.findIndex(({ stepId, stageId }) => (cell.step_id ? stepId === cell.step_id : stageId === cell.stage_id));
  return column < 0 || (cell.lane_id !== null && lane < 0) ? null : { row, column };
}

/** The cell that stands at a place of the grid; null beside the cells. */
export function cellOn(map: JourneyMap, columns: Column[], { row, column }: GridPlace): LiveCell | null {
  const found = columns[column];
  const lane = map.lanes[row - HEAD_ROWS];
  if (!found || row < STEPS_ROW || (row >= HEAD_ROWS && !lane)) return null;
  const { stepId, stageId } = found;
  return { lane_id: lane?.id ?? null, step_id: stepId, stage_id: stepId === null ? stageId : null };
}

/** Any text as a string of CSS. */
const quoted = (text: string) =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16) ?? "20"} `)}"`;

const LABEL =
  "position:absolute;top:0;right:6px;z-index:2;max-width:calc(100% - 12px);padding:0 7px;border-radius:0 0 6px 6px;" +
  "overflow:hidden;color:#fff;font-size:11.5px;font-weight:600;line-height:17px;white-space:nowrap;pointer-events:none";

/** Somebody's cell, and in which colour it is framed. */
export interface Framed {
  place: GridPlace;
  people: Person[];
  color: string;
}

/** The rules that frame the cells in which others are, with their names: no cell is drawn anew for it. */
export function frameRules(cells: Framed[]): string {
  return cells
    .map(({ place: { row, column }, people, color }) => {
      const cell = `.map-frame [role="gridcell"][data-row="${row}"][data-column="${column}"]`;
      const names = people.map(({ name, is_writing }) => (is_writing ? `${name} ✎` : name)).join(", ");
      const short = names.length > LONGEST ? `${names.slice(0, LONGEST - 1)}…` : names;
      return [
        `${cell}{position:relative;box-shadow:inset 0 0 0 2px ${color}}`,
        `${cell}::after{content:${quoted(short)};background:${color};${LABEL}}`,
      ].join("\n");
    })
    .join("\n");
}
