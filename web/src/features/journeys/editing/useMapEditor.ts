import { useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { MapWhole } from "@/api/types";
import { useTell, useTellProblem } from "@/ui/notify";
import type { Wanted } from "@/canvas/rebase";
import { useLostWords } from "../live/useLostWords";
import { useLiveMap } from "../live/useLiveMap";

/**
 * Shows a change at once and sends it. A change that is refused is taken back with a word about it. What others
 * change shows at once too; of what of mine they have made impossible there is a word.
 */
export function useMapEditor(workspace: string, map: MapWhole) {
  const { t } = useTranslation("journeys");
  const tell = useTell();
  const wordsOf = useLostWords(map);
  const onRefused = useTellProblem(t("change_taken_back"));
  const onOvertaken = useCallback(
    (lost: Wanted[]) => {
      const isLost = lost.length > 0;
      const lines = isLost ? [t("conflict.lost", { count: lost.length }), ...lost.flatMap(wordsOf)] : [t("conflict.kept")];
      tell({ title: t("conflict.title"), message: lines.join("\n"), isBad: isLost, isStaying: isLost });
    },
    [t, tell, wordsOf],
  );
  const live = useLiveMap(workspace, map, { onRefused, onOvertaken });
  const canUndo = useSyncExternalStore(live.subscribe, () => live.state.canUndo);
  const canRedo = useSyncExternalStore(live.subscribe, () => live.state.canRedo);
  const { apply, undo, redo } = live;
  return { live, apply, undo, redo, canUndo, canRedo };
}
