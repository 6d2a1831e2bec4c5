import type { JourneyMap, MapCell } from "@/api/types";

/** A change that the map as it is cannot take: its part is gone, its id is taken. */
export class CannotApply extends Error {}

interface Part {
  id: string;
}

export function indexOfPart(parts: readonly Part[], id: string): number {
  const index = parts.findIndex((part) => part.id === id);
  if (index < 0) throw new CannotApply(id);
  return index;
}

/** A new part at a place; null and places beyond the last are the end. */
export function inserted<P extends Part>(parts: readonly P[], part: P, at: number | null | undefined): P[] {
  if (parts.some((one) => one.id === part.id)) throw new CannotApply(part.id);
  return parts.toSpliced(at ?? parts.length, 0, part);
}

export const without = <P extends Part>(parts: readonly P[], id: string): P[] => parts.toSpliced(indexOfPart(parts, id), 1);

export function replaced<P extends Part>(parts: readonly P[], id: string, fields: Partial<P>): P[] {
  const index = indexOfPart(parts, id);
  return parts.map((part, place) => (place === index ? { ...part, ...fields } : part));
}

export function moved<P extends Part>(parts: readonly P[], id: string, to: number): P[] {
  const index = indexOfPart(parts, id);
  const part = parts[index];
  return part ? parts.toSpliced(index, 1).toSpliced(to, 0, part) : [...parts];
}

/** Parts put back at their places, first places first. */
export function putBack<P extends Part>(parts: readonly P[], back: readonly (readonly [number, P])[]): P[] {
  return [...back].sort(([a], [b]) => a - b).reduce<P[]>((all, [at, part]) => inserted(all, part, at), [...parts]);
}

export const placeOf = (cell: Pick<MapCell, "lane_id" | "step_id" | "stage_id">): string =>
  [cell.lane_id, cell.step_id ?? "", cell.stage_id ?? ""].join("\n");

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The map with steps stage by stage and cells by their places, as the server keeps it. */
export function inOrder(map: JourneyMap): JourneyMap {
  const stage = new Map(map.stages.map((one, index) => [one.id, index]));
  const steps = map.steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => (stage.get(a.step.stage_id) ?? 0) - (stage.get(b.step.stage_id) ?? 0) || a.index - b.index);
  return { ...map, steps: steps.map(({ step }) => step), cells: [...map.cells].sort((a, b) => compare(placeOf(a), placeOf(b))) };
}
