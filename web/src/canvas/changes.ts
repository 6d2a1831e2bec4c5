import type { Figure, JourneyMap, MapCell, MapLane, MapStage, MapStep, Measured } from "@/api/types";
import { written } from "./differing";
import { lookupOf } from "./lookup";
import { placeOf } from "./parts";

export type Verb = "added" | "removed" | "changed" | "moved";

/** A part of a map in which two states of it differ; a cell is named by its lane and its column. */
export type PartChange =
  | { kind: "stage"; verb: Verb; before?: MapStage; after?: MapStage }
  | { kind: "step"; verb: Verb; before?: MapStep; after?: MapStep }
  | { kind: "lane"; verb: Verb; before?: MapLane; after?: MapLane }
  | { kind: "cell"; verb: Verb; before?: MapCell; after?: MapCell };

/** A figure then and now. */
export interface FigureChange {
  touchpointId: string;
  measure: string;
  before: Figure | undefined;
  after: Figure | undefined;
}

interface Pair<T> {
  verb: Verb;
  before?: T;
  after?: T;
}

/** The ids that stand in another order among those that both states have: as few as can be. */
function movedAmong(before: string[], after: string[]): Set<string> {
  const place = new Map(after.map((id, index) => [id, index]));
  const common = before.filter((id) => place.has(id));
  const best: string[][] = [];
  common.forEach((id, index) => {
    const longest = best.slice(0, index).filter((run) => (place.get(run.at(-1) ?? "") ?? 0) < (place.get(id) ?? 0));
    const base = longest.reduce<string[]>((found, run) => (run.length > found.length ? run : found), []);
    best.push([...base, id]);
  });
  const still = new Set(best.reduce<string[]>((found, run) => (run.length > found.length ? run : found), []));
  return new Set(common.filter((id) => !still.has(id)));
}

const stageOf = (part: object): unknown => ("stage_id" in part ? part.stage_id : undefined);

function pairs<T extends { id: string }>(before: T[], after: T[], bare: (part: T) => object): Pair<T>[] {
  const old = new Map(before.map((part) => [part.id, part]));
  const fresh = new Map(after.map((part) => [part.id, part]));
  const moved = movedAmong(before.map((one) => one.id), after.map((one) => one.id));
  const gone = before.filter((part) => !fresh.has(part.id)).map((part): Pair<T> => ({ verb: "removed", before: part }));
  const there = after.flatMap((part): Pair<T>[] => {
    const was = old.get(part.id);
    if (!was) return [{ verb: "added", after: part }];
    if (written(bare(was)) !== written(bare(part))) return [{ verb: "changed", before: was, after: part }];
    return moved.has(part.id) || stageOf(was) !== stageOf(part) ? [{ verb: "moved", before: was, after: part }] : [];
  });
  return [...gone, ...there];
}

/** Cells of parts that came or went are told with those parts. */
function cellPairs(before: JourneyMap, after: JourneyMap): Pair<MapCell>[] {
  const stands = (map: JourneyMap, cell: MapCell) => {
    const { steps, stages } = lookupOf(map);
    const lane = map.lanes.some((one) => one.id === cell.lane_id);
    return lane && (cell.step_id === null ? stages.has(cell.stage_id ?? "") : steps.has(cell.step_id));
  };
  const old = new Map(before.cells.map((cell) => [placeOf(cell), cell]));
  const fresh = new Map(after.cells.map((cell) => [placeOf(cell), cell]));
  const gone = before.cells.filter((cell) => !fresh.has(placeOf(cell)) && stands(after, cell));
  const there = after.cells.flatMap((cell): Pair<MapCell>[] => {
    const was = old.get(placeOf(cell));
    if (was) return written(was) === written(cell) ? [] : [{ verb: "changed", before: was, after: cell }];
    return stands(before, cell) ? [{ verb: "added", after: cell }] : [];
  });
  return [...gone.map((cell): Pair<MapCell> => ({ verb: "removed", before: cell })), ...there];
}

/** What differs of one part of a map: the part itself, and the cells in it. */
export interface ChangeGroup {
  id: string;
  changes: PartChange[];
}

const placesOf = ({ kind, before, after }: PartChange, by: "step" | "lane"): string => {
  const part = (after ?? before) as Partial<MapCell> & { id?: string };
  if (kind !== "cell") return kind === (by === "lane" ? "lane" : "step") || (by === "step" && kind === "stage") ? (part.id ?? "") : "";
  return (by === "lane" ? part.lane_id : (part.step_id ?? part.stage_id)) ?? "";
};

/** Changes step by step or lane by lane, in the order of the map; what belongs to none comes first. */
export function groupedChanges(changes: PartChange[], before: JourneyMap, after: JourneyMap, by: "step" | "lane"): ChangeGroup[] {
  const columns = (map: JourneyMap) =>
    map.stages.flatMap((stage) => [stage.id, ...map.steps.filter((step) => step.stage_id === stage.id).map((step) => step.id)]);
  const order = by === "lane" ? [after, before].flatMap((map) => map.lanes.map((lane) => lane.id)) : [...columns(after), ...columns(before)];
  return [...new Set(["", ...order])].flatMap((id): ChangeGroup[] => {
    const own = changes.filter((change) => placesOf(change, by) === id);
    return own.length > 0 ? [{ id, changes: own }] : [];
  });
}

/** Everything in which two states of one map differ, stages first, then steps, lanes, cells. */
export function changesBetween(before: JourneyMap, after: JourneyMap): PartChange[] {
  return [
    ...pairs(before.stages, after.stages, (stage) => stage).map((one) => ({ kind: "stage" as const, ...one })),
    ...pairs(before.steps, after.steps, (step) => ({ ...step, stage_id: "" })).map((one) => ({ kind: "step" as const, ...one })),
    ...pairs(before.lanes, after.lanes, ({ kind, title }) => ({ kind, title })).map((one) => ({ kind: "lane" as const, ...one })),
    ...cellPairs(before, after).map((one) => ({ kind: "cell" as const, ...one })),
  ];
}

const said = (figure: Figure | undefined) =>
  figure && JSON.stringify([figure.value, figure.low, figure.high, figure.n, figure.denominator, figure.withheld]);

/** The figures in which two answers differ, in the order of the map's steps, for the measures that are asked for. */
export function figureChanges(
  touchpoints: string[], measures: string[], before: Measured, after: Measured,
): { changed: FigureChange[]; same: number } {
  const every = [...new Set(touchpoints)].flatMap((touchpointId) =>
    measures.map((measure): FigureChange => ({
      touchpointId, measure, before: before.figures[touchpointId]?.[measure], after: after.figures[touchpointId]?.[measure],
    })),
  ).filter((one) => one.before ?? one.after);
  const changed = every.filter((one) => said(one.before) !== said(one.after));
  return { changed, same: every.length - changed.length };
}
