import type { JourneyMap, MapCommand, MapStage, MapStep } from "@/api/types";
import { stepsOf } from "./columns";

/** What can be done with a part of the map: feeds its menu, the keyboard and undo alike. */
export interface Action<Part> {
  key: string;
  commands: (document: JourneyMap, part: Part) => MapCommand[];
  isPossible: (document: JourneyMap, part: Part) => boolean;
}

const always = () => true;

/** The step moved by one place, into the neighbouring stage where its own one ends. */
function shifted(document: JourneyMap, step: MapStep, by: -1 | 1): MapCommand | null {
  const siblings = stepsOf(document, step.stage_id);
  const place = siblings.findIndex((one) => one.id === step.id);
  const wanted = place + by;
  if (wanted >= 0 && wanted < siblings.length) {
    return { kind: "move_step", step_id: step.id, stage_id: step.stage_id, position: wanted };
  }
  const stage = document.stages[document.stages.findIndex((one) => one.id === step.stage_id) + by];
  if (!stage) return null;
  const position = by < 0 ? stepsOf(document, stage.id).length : 0;
  return { kind: "move_step", step_id: step.id, stage_id: stage.id, position };
}

function listOf(command: MapCommand | null): MapCommand[] {
  return command ? [command] : [];
}

export const STEP_ACTIONS: Action<MapStep>[] = [
  {
    key: "moment_of_truth",
    commands: (_, step) => [
      { kind: "set_flag", step_id: step.id, flag: "is_moment_of_truth", is_on: !step.is_moment_of_truth },
    ],
    isPossible: always,
  },
  {
    key: "quick_win",
    commands: (_, step) => [{ kind: "set_flag", step_id: step.id, flag: "is_quick_win", is_on: !step.is_quick_win }],
    isPossible: always,
  },
  {
    key: "move_left",
    commands: (document, step) => listOf(shifted(document, step, -1)),
    isPossible: (document, step) => shifted(document, step, -1) !== null,
  },
  {
    key: "move_right",
    commands: (document, step) => listOf(shifted(document, step, 1)),
    isPossible: (document, step) => shifted(document, step, 1) !== null,
  },
  {
    key: "remove",
    commands: (_, step) => [{ kind: "remove_step", step_id: step.id }],
    isPossible: always,
  },
];

const placeOf = (document: JourneyMap, stage: MapStage) => document.stages.findIndex((one) => one.id === stage.id);

export const STAGE_ACTIONS: Action<MapStage>[] = [
  {
    key: "merge_next",
    commands: (document, stage) => {
      const next = document.stages[placeOf(document, stage) + 1];
      return next ? [{ kind: "merge_stages", stage_id: next.id, into_id: stage.id }] : [];
    },
    isPossible: (document, stage) => placeOf(document, stage) < document.stages.length - 1,
  },
  {
    key: "move_left",
    commands: (document, stage) => [
      { kind: "move_stage", stage_id: stage.id, position: placeOf(document, stage) - 1 },
    ],
    isPossible: (document, stage) => placeOf(document, stage) > 0,
  },
  {
    key: "move_right",
    commands: (document, stage) => [
      { kind: "move_stage", stage_id: stage.id, position: placeOf(document, stage) + 1 },
    ],
    isPossible: (document, stage) => placeOf(document, stage) < document.stages.length - 1,
  },
  {
    key: "remove",
    commands: (_, stage) => [{ kind: "remove_stage", stage_id: stage.id }],
    isPossible: (document) => document.stages.length > 1,
  },
];

/** The step dropped on another one: it takes that one's place. */
export function dropped(document: JourneyMap, step: MapStep, onto: MapStep): MapCommand[] {
  if (step.id === onto.id) return [];
  const position = stepsOf(document, onto.stage_id).findIndex((one) => one.id === onto.id);
  return [{ kind: "move_step", step_id: step.id, stage_id: onto.stage_id, position }];
}
