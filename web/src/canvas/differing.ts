import type { JourneyMap } from "@/api/types";
import { placeOf } from "./parts";

/** What the parts of a map are, by a name of each: "title", "step 5", "cell <place>". */
export type Parts = ReadonlyMap<string, unknown>;

const made = new WeakMap<JourneyMap, Parts>();

/** Every part of a map, by a name of its own; made once for each state of the map. */
export function partsOf(map: JourneyMap): Parts {
  const found = made.get(map) ?? newParts(map);
  made.set(map, found);
  return found;
}

function newParts(map: JourneyMap): Parts {
  const named = (kind: string, parts: readonly { id: string }[]) =>
    parts.map((part): [string, unknown] => [`${kind} ${part.id}`, part]);
  return new Map([
    ["title", map.title], ...named("stage", map.stages), ...named("step", map.steps), ...named("lane", map.lanes),
    ...map.cells.map((cell): [string, unknown] => [`cell ${placeOf(cell)}`, cell]),
  ]);
}

const inOrder = (_: string, value: unknown) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A part as text, whoever wrote its fields in whatever order; null for what is not there. */
export const written = (part: unknown): string | null => (part === undefined ? null : JSON.stringify(part, inOrder));

/** The names of the parts in which two maps differ. */
export function differing(before: JourneyMap, after: JourneyMap): Set<string> {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  const isSame = (name: string) => {
    const [was, is] = [old.get(name), fresh.get(name)];
    return was === is || written(was) === written(is);
  };
  return new Set([...old.keys(), ...fresh.keys()].filter((name) => !isSame(name)));
}

/** What parts stand in: a cell in its lane and its step or stage, a step in its stage. */
export function containersOf(map: JourneyMap, names: Iterable<string>): Set<string> {
  const parts = partsOf(map);
  const found = new Set<string>();
  for (const name of names) {
    const part = (parts.get(name) ?? {}) as { lane_id?: string; step_id?: string | null; stage_id?: string | null };
    if (part.lane_id) found.add(`lane ${part.lane_id}`);
    if (part.step_id) found.add(`step ${part.step_id}`);
    if (part.stage_id) found.add(`stage ${part.stage_id}`);
  }
  return found;
}
