import type { JourneyMap, MapCommand } from "@/api/types";
import { moveLaneBy, moveStageBy, moveStepBy } from "./moves";

/** What an action is about: the map, a stage, a step or a lane. */
export type Target =
  | { kind: "map" }
  | { kind: "stage"; id: string }
  | { kind: "step"; id: string }
  | { kind: "lane"; id: string };

/** What the screen lends to an action. */
export interface ActionContext {
  map: JourneyMap;
  target: Target;
  canEdit: boolean;
  canUndo: boolean;
  canRedo: boolean;
  apply: (commands: MapCommand[]) => void;
  undo: () => void;
  redo: () => void;
  rename: (target: Target) => void;
  addTouchpoint: (stageId: string | null) => void;
  addLane: () => void;
  linkStep: (stepId: string) => void;
  newId: () => string;
  word: (key: string) => string;
}

/** One thing that can be done; menu, shortcut and palette all speak of it. */
export interface MapAction {
  name: string;
  about: Target["kind"];
  label: string;
  key?: string;
  danger?: boolean;
  enabled: (context: ActionContext) => boolean;
  perform: (context: ActionContext) => void;
}

const idOf = ({ target }: ActionContext) => (target.kind === "map" ? "" : target.id);
const stageIndex = (context: ActionContext) => context.map.stages.findIndex((stage) => stage.id === idOf(context));
const stepOf = (context: ActionContext) => context.map.steps.find((step) => step.id === idOf(context));
const laneOf = (context: ActionContext) => context.map.lanes.find((lane) => lane.id === idOf(context));
const always = () => true;

interface Draft extends Partial<MapAction> {
  name: string;
  about: Target["kind"];
}

/** An action that sends one command, where it can be made. */
function sends(draft: Draft, make: (context: ActionContext) => MapCommand | null): MapAction {
  return {
    label: `action.${draft.name}`,
    ...draft,
    enabled: (context) => context.canEdit && make(context) !== null,
    perform: (context) => {
      const command = make(context);
      if (command) context.apply([command]);
    },
  };
}

function does(draft: Draft, perform: MapAction["perform"], enabled: MapAction["enabled"] = always): MapAction {
  return { label: `action.${draft.name}`, ...draft, enabled: (context) => context.canEdit && enabled(context), perform };
}

function splitCommand(context: ActionContext): MapCommand | null {
  const step = stepOf(context);
  if (!step) return null;
  const siblings = context.map.steps.filter((one) => one.stage_id === step.stage_id);
  if (siblings[0]?.id === step.id) return null;
  return {
    kind: "split_stage", stage_id: step.stage_id, at_step_id: step.id, new_stage_id: context.newId(),
    name: context.word("new_stage"),
  };
}

function mergeCommand(context: ActionContext): MapCommand | null {
  const before = context.map.stages[stageIndex(context) - 1];
  return before ? { kind: "merge_stages", stage_id: idOf(context), into_id: before.id } : null;
}

function flagCommand(flag: "is_moment_of_truth" | "is_quick_win") {
  return (context: ActionContext): MapCommand | null => {
    const step = stepOf(context);
    return step ? { kind: "set_flag", step_id: step.id, flag, is_on: !step[flag] } : null;
  };
}

/** Some customers take this step in place of the one before; the third of a row belongs to the first. */
function insteadCommand(context: ActionContext): MapCommand | null {
  const step = stepOf(context);
  if (!step) return null;
  if (step.instead_of !== null) return { kind: "set_instead_of", step_id: step.id, instead_of: null };
  const before = context.map.steps[context.map.steps.indexOf(step) - 1];
  const other = context.map.steps.find((one) => one.id === before?.instead_of) ?? before;
  if (!other || other.id === step.id) return null;
  return { kind: "set_instead_of", step_id: step.id, instead_of: other.id };
}

function addStageCommand(context: ActionContext): MapCommand {
  const at = context.target.kind === "stage" ? stageIndex(context) + 1 : context.map.stages.length;
  return { kind: "add_stage", stage_id: context.newId(), name: context.word("new_stage"), position: at };
}

export const ACTIONS: MapAction[] = [
  does({ name: "undo", about: "map", key: "mod+Z" }, (c) => c.undo(), (c) => c.canUndo),
  does({ name: "redo", about: "map", key: "mod+shift+Z" }, (c) => c.redo(), (c) => c.canRedo),
  does({ name: "rename_map", about: "map" }, (c) => c.rename({ kind: "map" })),
  does({ name: "add_touchpoint", about: "map", key: "alt+T" }, (c) => c.addTouchpoint(null), (c) => c.map.stages.length > 0),
  sends({ name: "add_stage", about: "map", key: "alt+S" }, addStageCommand),
  does({ name: "add_lane", about: "map", key: "alt+L" }, (c) => c.addLane()),
  does({ name: "rename_stage", about: "stage", key: "F2" }, (c) => c.rename(c.target)),
  sends({ name: "stage_left", about: "stage", key: "alt+ArrowLeft" }, (c) => moveStageBy(c.map, idOf(c), -1)),
  sends({ name: "stage_right", about: "stage", key: "alt+ArrowRight" }, (c) => moveStageBy(c.map, idOf(c), 1)),
  does({ name: "add_touchpoint_here", about: "stage" }, (c) => c.addTouchpoint(idOf(c))),
  sends({ name: "add_stage_after", about: "stage" }, addStageCommand),
  sends({ name: "merge_stage", about: "stage" }, mergeCommand),
  sends({ name: "remove_stage", about: "stage", key: "Delete", danger: true }, (c) => ({ kind: "remove_stage", stage_id: idOf(c) })),
  does({ name: "rename_step", about: "step", key: "F2" }, (c) => c.rename(c.target)),
  sends({ name: "step_left", about: "step", key: "alt+ArrowLeft" }, (c) => moveStepBy(c.map, idOf(c), -1)),
  sends({ name: "step_right", about: "step", key: "alt+ArrowRight" }, (c) => moveStepBy(c.map, idOf(c), 1)),
  sends({ name: "moment_of_truth", about: "step", key: "alt+M" }, flagCommand("is_moment_of_truth")),
  sends({ name: "quick_win", about: "step", key: "alt+Q" }, flagCommand("is_quick_win")),
  sends({ name: "instead", about: "step", key: "alt+O" }, insteadCommand),
  sends({ name: "split_stage", about: "step" }, splitCommand),
  does({ name: "link_step", about: "step" }, (c) => c.linkStep(idOf(c))),
  sends({ name: "remove_step", about: "step", key: "Delete", danger: true }, (c) => ({ kind: "remove_step", step_id: idOf(c) })),
  does({ name: "rename_lane", about: "lane", key: "F2" }, (c) => c.rename(c.target)),
  sends({ name: "lane_up", about: "lane", key: "alt+ArrowUp" }, (c) => moveLaneBy(c.map, idOf(c), -1)),
  sends({ name: "lane_down", about: "lane", key: "alt+ArrowDown" }, (c) => moveLaneBy(c.map, idOf(c), 1)),
  sends({ name: "collapse_lane", about: "lane" }, (c) => {
    const lane = laneOf(c);
    return lane ? { kind: "collapse_lane", lane_id: lane.id, is_collapsed: !lane.is_collapsed } : null;
  }),
  sends({ name: "remove_lane", about: "lane", key: "Delete", danger: true }, (c) => ({ kind: "remove_lane", lane_id: idOf(c) })),
];

export const actionsAbout = (about: Target["kind"]): MapAction[] => ACTIONS.filter((action) => action.about === about);
