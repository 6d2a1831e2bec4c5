import { createContext, useContext } from "react";
import type { ActionContext, Target } from "@/canvas/actions";
import type { Figure, JourneyMap, MapCell, MapCommand, Measured, Touchpoint } from "@/api/types";

/** A cell whose evidence is asked for. */
export interface Cell {
  laneId: string;
  stepId: string;
  measure: string;
}

/** What every part of the map needs to know. */
export interface MapScene {
  map: JourneyMap;
  measured: Measured | undefined;
  touchpoints: Map<string, Touchpoint>;
  canEdit: boolean;
  renaming: Target | null;
  setRenaming: (target: Target | null) => void;
  open: (cell: Cell) => void;
  opened: Cell | null;
  apply: (commands: MapCommand[]) => void;
  contextFor: (target: Target) => ActionContext;
}

const SceneContext = createContext<MapScene | null>(null);
export const SceneProvider = SceneContext.Provider;

export function useScene(): MapScene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error("A part of the map stands outside of it.");
  return scene;
}

export const figureOf = (scene: MapScene, touchpointId: string | null, measure: string): Figure | undefined =>
  touchpointId === null ? undefined : scene.measured?.figures[touchpointId]?.[measure];

export const cellOf = (map: JourneyMap, laneId: string, stepId: string): MapCell | undefined =>
  map.cells.find((cell) => cell.lane_id === laneId && cell.step_id === stepId);
