import type { JourneyMap, MapCell, MapLane, MapStage, MapStep } from "@/api/types";
import type { Chosen } from "./choice";
import { cellText } from "./contents";
import { lookupOf } from "./lookup";

/** The kind under which the clipboard holds parts of a map, beside their plain text. */
export const CLIP_TYPE = "application/x-tropa-map";

/** Parts of a map on their way to another place. */
export interface Clip {
  format: "tropa-map-parts";
  workspace: string;
  map: string;
  kind: Chosen["kind"];
  stages: MapStage[];
  steps: MapStep[];
  lanes: MapLane[];
  cells: MapCell[];
}

/** Take a copy of what is chosen. */
export function clipOf(map: JourneyMap, chosen: Chosen, workspace: string): Clip {
  const stageIds = new Set(chosen.kind === "stages" ? chosen.stages : []);
  const stepIds = new Set(chosen.kind === "stages" ? [] : chosen.steps);
  const steps = map.steps.filter((step) => stepIds.has(step.id) || stageIds.has(step.stage_id));
  const inside = new Set(steps.map((step) => step.id));
  const lanes = chosen.kind === "cells" ? map.lanes.filter((lane) => chosen.lanes.includes(lane.id)) : map.lanes;
  const laneIds = new Set(lanes.map((lane) => lane.id));
  const isIn = (cell: MapCell) =>
    laneIds.has(cell.lane_id) && (cell.step_id === null ? stageIds.has(cell.stage_id ?? "") : inside.has(cell.step_id));
  return {
    format: "tropa-map-parts", workspace, map: map.id, kind: chosen.kind,
    stages: map.stages.filter((stage) => stageIds.has(stage.id)), steps, lanes, cells: map.cells.filter(isIn),
  };
}

/** Read what the clipboard holds; null where it is not ours. */
export function readClip(text: string): Clip | null {
  if (!text) return null;
  try {
    const found = JSON.parse(text) as Partial<Clip> | null;
    return found?.format === "tropa-map-parts" ? (found as Clip) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

interface Names {
  stage: (stage: MapStage) => string;
  lane: (lane: MapLane) => string;
}

/** The same as a table: cells as they lie, stages and steps with their names above and those of lanes beside. */
export function tableOf(map: JourneyMap, clip: Clip, names: Names): string[][] {
  const texts = new Map(clip.cells.map((cell) => [`${cell.lane_id}\n${cell.step_id}`, cellText(cell)]));
  const rowOf = (lane: MapLane) => clip.steps.map((step) => texts.get(`${lane.id}\n${step.id}`) ?? "");
  if (clip.kind === "cells") return clip.lanes.map(rowOf);
  const { stages } = lookupOf(map);
  const stageOf = (step: MapStep) => stages.get(step.stage_id);
  const heads = clip.kind === "stages" ? [["", ...clip.steps.map((step) => {
    const stage = stageOf(step);
    return stage ? names.stage(stage) : "";
  })]] : [];
  const written = clip.lanes.filter((lane) => clip.cells.some((cell) => cell.lane_id === lane.id && cellText(cell)));
  return [...heads, ["", ...clip.steps.map((step) => step.name)], ...written.map((lane) => [names.lane(lane), ...rowOf(lane)])];
}
