import type { JourneyMap, MapCommand } from "@/api/types";
import { applyAll } from "./apply";
import { CannotApply, placeOf } from "./parts";

/** Every part of a map, by a name of its own. */
function partsOf(map: JourneyMap): Map<string, string> {
  const named = (kind: string, parts: readonly { id: string }[]) =>
    parts.map((part): [string, string] => [`${kind} ${part.id}`, JSON.stringify(part)]);
  return new Map([
    ["title", map.title], ...named("stage", map.stages), ...named("step", map.steps), ...named("lane", map.lanes),
    ...map.cells.map((cell): [string, string] => [`cell ${placeOf(cell)}`, JSON.stringify(cell)]),
  ]);
}

/** The names of the parts in which two maps differ. */
function differing(before: JourneyMap, after: JourneyMap): Set<string> {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  return new Set([...old.keys(), ...fresh.keys()].filter((name) => old.get(name) !== fresh.get(name)));
}

/** The map after some commands, or null where it cannot take them. */
function after(map: JourneyMap, commands: MapCommand[]): JourneyMap | null {
  try {
    return applyAll(map, commands);
  } catch (error) {
    if (error instanceof CannotApply) return null;
    throw error;
  }
}

export interface Rebased {
  kept: MapCommand[][];
  lost: MapCommand[][];
}

/**
 * Which changes can still be made now that somebody was quicker: those that the map can take and that
 * write over nothing the other has just written. Changes made for the map as it was are never forced onto it.
 */
export function rebase(waiting: MapCommand[][], before: JourneyMap, fresh: JourneyMap): Rebased {
  const theirs = differing(before, fresh);
  const found: Rebased = { kept: [], lost: [] };
  let [old, now] = [before, fresh];
  for (const commands of waiting) {
    const mine = after(old, commands);
    const next = after(now, commands);
    const isFree = mine !== null && [...differing(old, mine)].every((name) => !theirs.has(name));
    if (next !== null && isFree) {
      found.kept.push(commands);
      now = next;
    } else found.lost.push(commands);
    old = mine ?? old;
  }
  return found;
}
