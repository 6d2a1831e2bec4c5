import type { JourneyMap, MapCell, MapCommand, MapStep } from "@/api/types";
import { doesSuit } from "./contents";
import { mergeTexts } from "./mergeTexts";
import {
  CannotApply, indexOfPart, inOrder, inserted, moved, placeOf, putBack, replaced, without,
} from "./parts";

/** As many characters a cell holds. */
const LONGEST_TEXT = 20_000;

type Kind = MapCommand["kind"];
type Of<K extends Kind> = Extract<MapCommand, { kind: K }>;
type Changes = { [K in Kind]: (map: JourneyMap, command: Of<K>) => Partial<JourneyMap> };

const linkOf = (link: Of<"link_step">["link"]) => link && { map_id: link.map_id, title: link.title ?? "" };

const stepsOf = (map: JourneyMap, stageId: string) => map.steps.filter((step) => step.stage_id === stageId);

/** A step at a place of its stage; the places of other stages are left alone. */
function put(steps: MapStep[], step: MapStep, position: number | null | undefined): MapStep[] {
  const siblings = steps.flatMap((one, index) => (one.stage_id === step.stage_id ? [index] : []));
  return inserted(steps, step, position == null ? null : (siblings[position] ?? null));
}

type At = Pick<MapCell, "lane_id"> & { step_id?: string | null; stage_id?: string | null };

/** A cell rewritten; an empty one is not kept. */
function written(map: JourneyMap, at: At, rewrite: (old: MapCell) => Partial<MapCell>): Partial<JourneyMap> {
  const place = { lane_id: at.lane_id, step_id: at.step_id ?? null, stage_id: at.stage_id ?? null };
  indexOfPart(map.lanes, place.lane_id);
  if (place.step_id !== null) indexOfPart(map.steps, place.step_id);
  const key = placeOf(place);
  const old = map.cells.find((cell) => placeOf(cell) === key) ?? { ...place, text: "", claim: null, content: null, link: null };
  const cell = { ...old, ...rewrite(old) };
  const others = map.cells.filter((one) => placeOf(one) !== key);
  return { cells: cell.text || cell.claim || cell.content || cell.link ? [...others, cell] : others };
}

/** What stands in a cell once something is written there, beside what others wrote meanwhile. */
function textAfter(now: string, text: string, was: string | null | undefined): string {
  const after = was == null ? text : mergeTexts(was, text, now);
  if ([...after].length > LONGEST_TEXT) throw new CannotApply(text);
  return after;
}

function merged(map: JourneyMap, { stage_id: from, into_id: into }: Of<"merge_stages">): Partial<JourneyMap> {
  const isBefore = indexOfPart(map.stages, from) < indexOfPart(map.stages, into);
  if (from === into) throw new CannotApply(from);
  const kept = map.steps.filter((step) => step.stage_id !== from);
  const given = stepsOf(map, from).map((step) => ({ ...step, stage_id: into }));
  return {
    stages: without(map.stages, from), steps: isBefore ? [...given, ...kept] : [...kept, ...given],
    cells: map.cells.filter((cell) => cell.stage_id !== from),
  };
}

function split(map: JourneyMap, command: Of<"split_stage">): Partial<JourneyMap> {
  const steps = stepsOf(map, command.stage_id);
  const at = steps.findIndex((step) => step.id === command.at_step_id);
  if (at < 1) throw new CannotApply(command.at_step_id);
  const later = new Set(steps.slice(at).map((step) => step.id));
  const stage = { id: command.new_stage_id, name: command.name, name_key: null };
  return {
    stages: inserted(map.stages, stage, indexOfPart(map.stages, command.stage_id) + 1),
    steps: map.steps.map((step) => (later.has(step.id) ? { ...step, stage_id: stage.id } : step)),
  };
}

function movedStep(map: JourneyMap, { step_id, stage_id, position }: Of<"move_step">): Partial<JourneyMap> {
  indexOfPart(map.stages, stage_id);
  const step = map.steps[indexOfPart(map.steps, step_id)];
  return step ? { steps: put(without(map.steps, step_id), { ...step, stage_id }, position) } : {};
}

function restored(map: JourneyMap, { stages = [], steps = [], lanes = [], cells = [] }: Of<"restore">): Partial<JourneyMap> {
  const back = cells as MapCell[];
  const places = new Set(back.map(placeOf));
  return {
    stages: putBack(map.stages, stages as [number, JourneyMap["stages"][number]][]),
    steps: putBack(map.steps, steps as [number, MapStep][]),
    lanes: putBack(map.lanes, lanes as [number, JourneyMap["lanes"][number]][]),
    cells: [...map.cells.filter((cell) => !places.has(placeOf(cell))), ...back],
  };
}

const CHANGES: Changes = {
  rename_map: (_, { title }) => ({ title }),
  add_stage: (map, { stage_id: id, name, name_key, position }) =>
    ({ stages: inserted(map.stages, { id, name, name_key: name_key ?? null }, position) }),
  rename_stage: (map, { stage_id, name, name_key }) => ({ stages: replaced(map.stages, stage_id, { name, name_key: name_key ?? null }) }),
  move_stage: (map, { stage_id, position }) => ({ stages: moved(map.stages, stage_id, position) }),
  remove_stage: (map, { stage_id: id }) => {
    const gone = new Set(stepsOf(map, id).map((step) => step.id));
    return {
      stages: without(map.stages, id), steps: map.steps.filter((step) => step.stage_id !== id),
      cells: map.cells.filter((cell) => cell.stage_id !== id && !gone.has(cell.step_id ?? "")),
    };
  },
  merge_stages: merged,
  split_stage: split,
  add_step: (map, { step_id: id, stage_id, name, touchpoint_id, position }) => {
    indexOfPart(map.stages, stage_id);
    const step = { id, stage_id, name, touchpoint_id: touchpoint_id ?? null, is_moment_of_truth: false, is_quick_win: false, declined: [], instead_of: null, link: null };
    return { steps: put(map.steps, step, position) };
  },
  rename_step: (map, { step_id, name }) => ({ steps: replaced(map.steps, step_id, { name }) }),
  bind_step: (map, { step_id, touchpoint_id }) => ({ steps: replaced(map.steps, step_id, { touchpoint_id }) }),
  move_step: movedStep,
  remove_step: (map, { step_id: id }) =>
    ({ steps: without(map.steps, id), cells: map.cells.filter((cell) => cell.step_id !== id) }),
  set_flag: (map, { step_id, flag, is_on }) => ({ steps: replaced(map.steps, step_id, { [flag]: is_on }) }),
  decline_flag: (map, { step_id, flag, size }) => {
    const before = map.steps[indexOfPart(map.steps, step_id)]?.declined ?? [];
    const own = size === null ? [] : [{ flag, low: size[0], high: size[1] }];
    const declined = [...before.filter((one) => one.flag !== flag), ...own].sort((a, b) => (a.flag < b.flag ? -1 : 1));
    return { steps: replaced(map.steps, step_id, { declined }) };
  },
  set_instead_of: (map, { step_id, instead_of }) => {
    const other = instead_of === null ? undefined : map.steps[indexOfPart(map.steps, instead_of)];
    if (other && (other.id === step_id || other.instead_of === step_id)) throw new CannotApply(step_id);
    return { steps: replaced(map.steps, step_id, { instead_of }) };
  },
  link_step: (map, { step_id, link }) => ({ steps: replaced(map.steps, step_id, { link: linkOf(link) }) }),
  add_lane: (map, { lane_id: id, lane_kind: kind, title, position }) =>
    ({ lanes: inserted(map.lanes, { id, kind, title: title ?? "", is_collapsed: false }, position) }),
  rename_lane: (map, { lane_id, title }) => ({ lanes: replaced(map.lanes, lane_id, { title }) }),
  move_lane: (map, { lane_id, position }) => ({ lanes: moved(map.lanes, lane_id, position) }),
  remove_lane: (map, { lane_id: id }) =>
    ({ lanes: without(map.lanes, id), cells: map.cells.filter((cell) => cell.lane_id !== id) }),
  collapse_lane: (map, { lane_id, is_collapsed }) => ({ lanes: replaced(map.lanes, lane_id, { is_collapsed }) }),
  set_cell: (map, { text, was, ...at }) => written(map, at, (old) => ({ text: textAfter(old.text, text, was) })),
  set_claim: (map, { claim, ...at }) =>
    written(map, at, () => ({ claim: claim && { measure: claim.measure, low: claim.low ?? null, high: claim.high ?? null, tolerance: claim.tolerance ?? 0 } })),
  set_content: (map, { content, ...at }) => {
    const lane = map.lanes[indexOfPart(map.lanes, at.lane_id)];
    // What is written on a screen is whole; only foreign programs leave fields out.
    const held = content as MapCell["content"];
    if (lane && !doesSuit(held, lane.kind)) throw new CannotApply(lane.id);
    return written(map, at, () => ({ content: held }));
  },
  link_cell: (map, { link, ...at }) => written(map, at, () => ({ link: linkOf(link) })),
  clear_cell: (map, at) => written(map, at, () => ({ text: "", claim: null, content: null, link: null })),
  restore: restored,
};

/** The map after commands, as the server will answer: what is shown until it has. */
export function applyAll(map: JourneyMap, commands: MapCommand[]): JourneyMap {
  return commands.reduce((now, command) => {
    // The registry has for each kind the change of just that kind.
    const change = CHANGES[command.kind] as (map: JourneyMap, command: MapCommand) => Partial<JourneyMap>;
    return inOrder({ ...now, ...change(now, command), version: now.version + 1 });
  }, map);
}
