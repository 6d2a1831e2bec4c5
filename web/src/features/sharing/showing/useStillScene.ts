import { useMemo, useState } from "react";
import type { ActionContext } from "@/canvas/actions";
import type { Filter, JourneyMap, Measured, Touchpoint } from "@/api/types";
import type { Cell, MapHands, MapScene } from "../../journeys/map/MapContext";

/** A map that is only read: its document, its figures and their filter, the registry's word on its touchpoints. */
export interface Still {
  document: JourneyMap;
  measured: Measured | undefined;
  filter: Filter;
  touchpoints: Touchpoint[];
}

const nothing = () => undefined;

/** What the parts of a map share where nobody changes it. */
export function useStillScene({ document, measured, touchpoints }: Omit<Still, "filter">): { scene: MapScene; hands: MapHands; close: () => void } {
  const [opened, open] = useState<Cell | null>(null);
  const hands = useMemo<MapHands>(() => {
    const contextFor = (target: ActionContext["target"]): ActionContext => ({
      map: document, target, canEdit: false, canUndo: false, canRedo: false, apply: nothing, undo: nothing, redo: nothing,
      rename: nothing, addTouchpoint: nothing, addLane: nothing, linkStep: nothing, newId: () => "", word: (key) => key,
    });
    return { canEdit: false, setRenaming: nothing, open, askMenu: nothing, apply: nothing, askLink: nothing, contextFor };
  }, [document]);
  const registry = useMemo(() => new Map(touchpoints.map((one) => [one.id, one])), [touchpoints]);
  const scene = useMemo<MapScene>(
    () => ({ ...hands, map: document, measured, touchpoints: registry, renaming: null, opened, menu: null }),
    [hands, document, measured, registry, opened],
  );
  return { scene, hands, close: () => open(null) };
}
