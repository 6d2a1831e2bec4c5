import type { MapCommand } from "@/api/types";

/** What can be taken back and done again; each entry is the commands that do it. */
export interface History {
  undo: MapCommand[][];
  redo: MapCommand[][];
}

export const NO_HISTORY: History = { undo: [], redo: [] };
const LONGEST = 200;

type Way = "do" | "undo" | "redo";

/** The history after a change that `inverse` would take back. */
export function remember(history: History, way: Way, inverse: MapCommand[]): History {
  if (way === "undo") return { undo: history.undo.slice(0, -1), redo: [...history.redo, inverse] };
  const undo = [...history.undo, inverse].slice(-LONGEST);
  return { undo, redo: way === "redo" ? history.redo.slice(0, -1) : [] };
}

const SILENT = new Set<MapCommand["kind"]>([
  "rename_map", "rename_stage", "rename_step", "rename_lane", "set_flag", "collapse_lane", "add_lane", "move_lane",
  "set_cell", "add_stage",
]);

/** Whether figures may differ after these commands. */
export function asksAnew(commands: MapCommand[]): boolean {
  return commands.some((command) => !SILENT.has(command.kind));
}
