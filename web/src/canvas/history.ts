import type { JourneyMap, MapCommand } from "@/api/types";
import { containersOf } from "./differing";
import { isMerged } from "./rebase";

/** What takes a change back: the parts it is about, and those among them that would go. */
export interface Inverse {
  commands: MapCommand[];
  touches: string[];
  removes: string[];
}

/** What can be taken back and done again, last at the end. */
export interface History {
  undo: Inverse[];
  redo: Inverse[];
}

export const NO_HISTORY: History = { undo: [], redo: [] };
const LONGEST = 200;

export type Way = "do" | "undo" | "redo";

/** The history once a change begins: what is taken back or done again leaves it; something new ends what was undone. */
export const begun = ({ undo, redo }: History, way: Way): History => ({
  undo: way === "undo" ? undo.slice(0, -1) : undo,
  redo: { do: [], undo: redo, redo: redo.slice(0, -1) }[way],
});

/** The history once a change is made, which `inverse` would take back. */
export function remember({ undo, redo }: History, way: Way, inverse: Inverse): History {
  if (way === "undo") return { undo, redo: [...redo, inverse] };
  return { undo: [...undo, inverse].slice(-LONGEST), redo };
}

/** The history without what others have changed since: taking that back would take back theirs. */
export function forget(history: History, theirs: ReadonlySet<string>, map: JourneyMap): History {
  const around = containersOf(map, theirs);
  const isOwn = ({ commands, touches, removes }: Inverse) =>
    (isMerged(commands) || !touches.some((name) => theirs.has(name))) && !removes.some((name) => around.has(name));
  const [undo, redo] = [history.undo.filter(isOwn), history.redo.filter(isOwn)];
  const isWhole = undo.length === history.undo.length && redo.length === history.redo.length;
  return isWhole ? history : { undo, redo };
}

const SILENT = new Set<MapCommand["kind"]>([
  "rename_map", "rename_stage", "rename_step", "rename_lane", "set_flag", "decline_flag", "collapse_lane", "add_lane", "move_lane",
  "set_cell", "add_stage",
]);

/** Whether figures may differ after these commands. */
export function asksAnew(commands: MapCommand[]): boolean {
  return commands.some((command) => !SILENT.has(command.kind));
}
