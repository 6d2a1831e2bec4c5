import { createContext, useContext } from "react";
import type { ActionContext, Target } from "@/canvas/actions";
import type { Figures, JourneyMap, MapCommand, Measured, Touchpoint } from "@/api/types";

/** A cell whose evidence is asked for. */
export interface Cell {
  laneId: string;
  stepId: string;
  measure: string;
}

/** A menu asked for, and the button under which it opens. */
export interface MenuAsked {
  target: Target;
  anchor: HTMLElement;
}

/** A step, or its cell in a lane, that can lead to another map. */
export interface LinkPlace {
  laneId: string | null;
  stepId: string;
}

/** What can be done on the map. It stays the same object while the map changes, so that no cell is drawn anew. */
export interface MapHands {
  canEdit: boolean;
  setRenaming: (target: Target | null) => void;
  open: (cell: Cell | null) => void;
  askMenu: (asked: MenuAsked | null) => void;
  apply: (commands: MapCommand[]) => void;
  askLink: (place: LinkPlace) => void;
  contextFor: (target: Target) => ActionContext;
}

/** What every part of the map needs to know. */
export interface MapScene extends MapHands {
  map: JourneyMap;
  measured: Measured | undefined;
  touchpoints: Map<string, Touchpoint>;
  renaming: Target | null;
  opened: Cell | null;
  menu: MenuAsked | null;
}

export const SceneContext = createContext<MapScene | null>(null);
export const HandsContext = createContext<MapHands | null>(null);

function inside<T>(found: T | null): T {
  if (!found) throw new Error("A part of the map stands outside of it.");
  return found;
}

export const useScene = (): MapScene => inside(useContext(SceneContext));
export const useHands = (): MapHands => inside(useContext(HandsContext));

export const figuresAt = (measured: Measured | undefined, touchpointId: string | null): Figures | undefined =>
  touchpointId === null ? undefined : measured?.figures[touchpointId];
