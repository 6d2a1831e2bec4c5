import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionContext, Target } from "@/canvas/actions";
import { newId } from "@/canvas/newId";
import type { MapWhole, Measured, Touchpoint } from "@/api/types";
import { useWorkspace } from "../../workspaces/useWorkspace";
import type { Cell, LinkPlace, MapHands, MapScene, MenuAsked } from "../map/MapContext";
import { useMapEditor } from "./useMapEditor";

export type Dialog = { kind: "touchpoint"; stageId: string | null } | { kind: "lane" } | { kind: "link"; place: LinkPlace };

interface SceneParts {
  map: MapWhole;
  workspace: string;
  measured: Measured | undefined;
  touchpoints: Map<string, Touchpoint>;
}

/** What an action works with, whatever the map holds at the moment. */
type Means = Omit<ActionContext, "map" | "canUndo" | "canRedo" | "target">;

/** Everything the parts of one open map share. */
export function useSceneOf({ map, workspace, measured, touchpoints }: SceneParts) {
  const { t } = useTranslation("journeys");
  const { canEdit } = useWorkspace();
  const { live, apply, undo, redo, canUndo, canRedo } = useMapEditor(workspace, map);
  const [opened, open] = useState<Cell | null>(null);
  const [renaming, setRenaming] = useState<Target | null>(null);
  const [menu, askMenu] = useState<MenuAsked | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const document = map.document;
  const now = useMemo(() => ({ map: document, canUndo, canRedo }), [document, canUndo, canRedo]);
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const askLink = useCallback((place: LinkPlace) => setDialog({ kind: "link", place }), []);
  const means = useMemo<Means>(
    () => ({
      canEdit, apply, undo, redo, rename: setRenaming, newId,
      addTouchpoint: (stageId) => setDialog({ kind: "touchpoint", stageId }),
      addLane: () => setDialog({ kind: "lane" }),
      linkStep: (stepId) => askLink({ laneId: null, stepId }),
      word: (key) => t(`word.${key}`),
    }),
    [canEdit, apply, undo, redo, askLink, t],
  );
  const hands = useMemo<MapHands>(
    () => ({ canEdit, setRenaming, open, askMenu, apply, askLink, contextFor: (target) => ({ ...means, ...latest.current, target }) }),
    [means, canEdit, apply, askLink],
  );
  const scene = useMemo<MapScene>(
    () => ({ ...hands, contextFor: (target) => ({ ...means, ...now, target }), map: document, measured, touchpoints, renaming, opened, menu }),
    [hands, means, now, document, measured, touchpoints, renaming, opened, menu],
  );
  return { live, scene, hands, dialog, setDialog, close: useCallback(() => open(null), []) };
}
