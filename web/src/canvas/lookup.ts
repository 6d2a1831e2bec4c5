import type { JourneyMap, MapCell, MapStage, MapStep } from "@/api/types";

/** The parts of a map by id and place; made once for each state of the map. */
export interface Lookup {
  stages: Map<string, MapStage>;
  steps: Map<string, MapStep>;
  stepsOf: Map<string, MapStep[]>;
  cells: Map<string, MapCell>;
}

const made = new WeakMap<JourneyMap, Lookup>();
const placeOf = (laneId: string, stepId: string) => `${laneId}\n${stepId}`;

export function lookupOf(map: JourneyMap): Lookup {
  const found = made.get(map) ?? newLookup(map);
  made.set(map, found);
  return found;
}

function newLookup(map: JourneyMap): Lookup {
  const stepsOf = new Map<string, MapStep[]>(map.stages.map((stage) => [stage.id, []]));
  for (const step of map.steps) stepsOf.get(step.stage_id)?.push(step);
  return {
    stages: new Map(map.stages.map((stage) => [stage.id, stage])),
    steps: new Map(map.steps.map((step) => [step.id, step])),
    stepsOf,
    cells: new Map(map.cells.flatMap((cell) => (cell.step_id === null ? [] : [[placeOf(cell.lane_id, cell.step_id), cell]]))),
  };
}

/** What is written where a lane crosses a step. */
export const cellAt = (map: JourneyMap, laneId: string, stepId: string): MapCell | undefined =>
  lookupOf(map).cells.get(placeOf(laneId, stepId));
