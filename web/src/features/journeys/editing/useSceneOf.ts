import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionContext, Target } from "@/canvas/actions";
import type { MapWhole, Measured, Touchpoint } from "@/api/types";
import { useWorkspace } from "../../workspaces/useWorkspace";
import type { Cell, MapScene } from "../map/MapContext";
import { useMapEditor } from "./useMapEditor";

export type Dialog = { kind: "touchpoint"; stageId: string | null } | { kind: "lane" };

interface SceneParts {
  map: MapWhole;
  workspace: string;
  measured: Measured | undefined;
  touchpoints: Map<string, Touchpoint>;
}

const newId = () => crypto.getRandomValues(new Uint32Array(4)).reduce((text, part) => text + part.toString(16).padStart(8, "0"), "");

/** Everything the parts of one open map share. */
export function useSceneOf({ map, workspace, measured, touchpoints }: SceneParts) {
  const { t } = useTranslation("journeys");
  const { canEdit } = useWorkspace();
  const { apply, undo, redo, canUndo, canRedo } = useMapEditor(workspace, map.id);
  const [opened, open] = useState<Cell | null>(null);
  const [renaming, setRenaming] = useState<Target | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const document = map.document;
  const contextFor = useCallback(
    (target: Target): ActionContext => ({
      map: document, target, canEdit, canUndo, canRedo, apply, undo, redo, rename: setRenaming, newId,
      addTouchpoint: (stageId) => setDialog({ kind: "touchpoint", stageId }),
      addLane: () => setDialog({ kind: "lane" }),
      word: (key) => t(`word.${key}`),
    }),
    [document, canEdit, canUndo, canRedo, apply, undo, redo, t],
  );
  const scene = useMemo<MapScene>(
    () => ({ map: document, measured, touchpoints, canEdit, renaming, setRenaming, open, opened, apply, contextFor }),
    [document, measured, touchpoints, canEdit, renaming, opened, apply, contextFor],
  );
  return { scene, dialog, setDialog, close: useCallback(() => open(null), []) };
}
