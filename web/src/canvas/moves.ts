import type { JourneyMap, MapCommand, MapStep } from "@/api/types";

const stepsOf = (map: JourneyMap, stageId: string): MapStep[] => map.steps.filter((step) => step.stage_id === stageId);

/** Move a step one place earlier or later; past the end of its stage it enters the next one. */
export function moveStepBy(map: JourneyMap, stepId: string, by: -1 | 1): MapCommand | null {
  const step = map.steps.find((one) => one.id === stepId);
  if (!step) return null;
  const siblings = stepsOf(map, step.stage_id);
  const place = siblings.findIndex((one) => one.id === stepId) + by;
  if (place >= 0 && place < siblings.length) {
    return { kind: "move_step", step_id: stepId, stage_id: step.stage_id, position: place };
  }
  const stage = map.stages[map.stages.findIndex((one) => one.id === step.stage_id) + by];
  if (!stage) return null;
  return { kind: "move_step", step_id: stepId, stage_id: stage.id, position: by > 0 ? 0 : stepsOf(map, stage.id).length };
}

/** Put a step where another one stands (before it when it comes from the right, after it from the left). */
export function dropStepOn(map: JourneyMap, stepId: string, targetId: string): MapCommand | null {
  const target = map.steps.find((one) => one.id === targetId);
  if (!target || stepId === targetId) return null;
  const position = stepsOf(map, target.stage_id).findIndex((one) => one.id === targetId);
  return { kind: "move_step", step_id: stepId, stage_id: target.stage_id, position };
}

/** Put a step at the end of a stage. */
export function dropStepInto(map: JourneyMap, stepId: string, stageId: string): MapCommand | null {
  if (!map.stages.some((stage) => stage.id === stageId)) return null;
  const others = stepsOf(map, stageId).filter((step) => step.id !== stepId);
  return { kind: "move_step", step_id: stepId, stage_id: stageId, position: others.length };
}

export function moveStageBy(map: JourneyMap, stageId: string, by: -1 | 1): MapCommand | null {
  const place = map.stages.findIndex((stage) => stage.id === stageId);
  const position = place + by;
  if (place < 0 || position < 0 || position >= map.stages.length) return null;
  return { kind: "move_stage", stage_id: stageId, position };
}

/** Put a stage where another one stands. */
export function dropStageOn(map: JourneyMap, stageId: string, targetId: string): MapCommand | null {
  const position = map.stages.findIndex((stage) => stage.id === targetId);
  return position < 0 || stageId === targetId ? null : { kind: "move_stage", stage_id: stageId, position };
}

export function moveLaneBy(map: JourneyMap, laneId: string, by: -1 | 1): MapCommand | null {
  const place = map.lanes.findIndex((lane) => lane.id === laneId);
  const position = place + by;
  if (place < 0 || position < 0 || position >= map.lanes.length) return null;
  return { kind: "move_lane", lane_id: laneId, position };
}
