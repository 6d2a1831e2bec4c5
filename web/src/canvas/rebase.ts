import type { JourneyMap, MapCommand } from "@/api/types";
import { applyAll } from "./apply";
import { differing, partsOf, written } from "./differing";
import { CannotApply } from "./parts";

/** Parts by name, as text; null for those that are not there. */
export type Written = Record<string, string | null>;

/** A change that waits: what it is about as the server had it, and as the change leaves it. */
export interface Wanted {
  commands: MapCommand[];
  base: Written;
  mine: Written;
  /** It may have been done: it was sent, and no answer came. */
  was_sent: boolean;
}

/** The map after some commands, or null where it cannot take them. */
export function after(map: JourneyMap, commands: MapCommand[]): JourneyMap | null {
  try {
    return applyAll(map, commands);
  } catch (error) {
    if (error instanceof CannotApply) return null;
    throw error;
  }
}

/** Some parts of a map, as text. */
export function writtenOf(map: JourneyMap, names: Iterable<string>): Written {
  const parts = partsOf(map);
  return Object.fromEntries([...names].map((name) => [name, written(parts.get(name))]));
}

/** Texts that carry what they were written upon are merged word by word: they write over nothing. */
export const isMerged = (commands: MapCommand[]): boolean =>
  commands.every((command) => command.kind === "set_cell" && command.was != null);

export interface Rebased<W> {
  kept: W[];
  lost: W[];
}

/**
 * Which changes can still be made on a map that others have changed meanwhile: those that it can take and that
 * write over nothing the others have written. Changes made for the map as it was are never forced onto it.
 */
export function rebase<W extends Wanted>(waiting: W[], fresh: JourneyMap): Rebased<W> {
  const parts = partsOf(fresh);
  const known = new Set(waiting.flatMap(({ base, mine }) => [base, mine].flatMap(entries)));
  const isTheirs = (name: string) => !known.has(entry(name, written(parts.get(name))));
  const found: Rebased<W> = { kept: [], lost: [] };
  let now = fresh;
  for (const one of waiting) {
    const next = after(now, one.commands);
    const isFree = isMerged(one.commands) || !Object.keys(one.mine).some(isTheirs);
    const isPossible = next === null ? one.was_sent : !removesMore(now, next, one);
    if (isFree && isPossible) {
      found.kept.push(one);
      now = next ?? now;
    } else found.lost.push(one);
  }
  return found;
}

const entry = (name: string, text: string | null) => JSON.stringify([name, text]);
const entries = (parts: Written) => Object.entries(parts).map(([name, text]) => entry(name, text));

/** Whether something would go that was not there when the change was made. */
function removesMore(now: JourneyMap, next: JourneyMap, { mine }: Wanted): boolean {
  const left = partsOf(next);
  return [...differing(now, next)].some((name) => !left.has(name) && !(name in mine));
}
