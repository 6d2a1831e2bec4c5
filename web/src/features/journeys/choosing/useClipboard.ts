import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { removalOf, sizeOf, type Chosen } from "@/canvas/choice";
import { CLIP_TYPE, clipOf, readClip, tableOf } from "@/canvas/clip";
import type { Column } from "@/canvas/columns";
import type { GridPlace } from "@/canvas/grid";
import { isWriting } from "@/canvas/keys";
import { newId } from "@/canvas/newId";
import { pasteClip, pasteTable } from "@/canvas/paste";
import { readTable, tableText } from "@/canvas/table";
import { useTell } from "@/ui/notify";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { isWritten } from "../lanes/measures";
import { useScene } from "../map/MapContext";
import { useLaneName, useStageName } from "../map/names";

interface ClipboardParts {
  columns: Column[];
  /** What is chosen, else what has the focus. */
  chosenNow: () => Chosen | null;
  at: GridPlace | null;
}

/** Copying, cutting and pasting by the browser's own clipboard, so that it reaches other maps and spreadsheets. */
export function useClipboard(frame: RefObject<HTMLDivElement | null>, { columns, chosenNow, at }: ClipboardParts) {
  const { t } = useTranslation("choosing");
  const { map, apply, canEdit, touchpoints } = useScene();
  const { id: workspace } = useWorkspace();
  const [stageName, laneName] = [useStageName(), useLaneName()];
  const tell = useTell();
  const [said, setSaid] = useState("");
  const isAsked = useRef(false);
  useEffect(() => {
    const isMine = () => {
      const active = document.activeElement;
      if (isAsked.current) return true;
      const isHere = active === document.body || (frame.current?.contains(active) ?? false);
      return isHere && !isWriting(active) && (getSelection()?.isCollapsed ?? true);
    };
    const take = (event: ClipboardEvent) => {
      const chosen = isMine() ? chosenNow() : null;
      if (!chosen || !event.clipboardData) return;
      event.preventDefault();
      const clip = clipOf(map, chosen, workspace);
      event.clipboardData.setData(CLIP_TYPE, JSON.stringify(clip));
      event.clipboardData.setData("text/plain", tableText(tableOf(map, clip, { stage: stageName, lane: laneName })));
      const isCut = event.type === "cut" && canEdit;
      const removal = isCut ? removalOf(map, chosen) : [];
      if (removal.length > 0) apply(removal);
      setSaid(t(isCut ? "cut" : "copied", { what: t(`chosen_${chosen.kind}`, { count: sizeOf(chosen) }) }));
    };
    const give = (event: ClipboardEvent) => {
      if (!isMine() || !canEdit || !event.clipboardData) return;
      const means = {
        map, columns, at: at ?? { row: 0, column: Math.max(0, columns.length - 1) }, workspace, newId, isWritten,
        touchpointOf: (name: string) => [...touchpoints.values()].find((one) => one.name === name)?.id ?? null,
      };
      const clip = readClip(event.clipboardData.getData(CLIP_TYPE));
      const text = event.clipboardData.getData("text/plain");
      if (!clip && !text.trim()) return;
      event.preventDefault();
      const { commands, count, left, cut } = clip ? pasteClip(clip, means) : pasteTable(readTable(text), means);
      if (commands.length > 0) apply(commands);
      setSaid(t("pasted", { count }));
      if (left > 0) tell({ message: t("left", { count: left }), isBad: true });
      if (cut > 0) tell({ message: t("cut_short", { count: cut }), isBad: true });
    };
    document.addEventListener("copy", take);
    document.addEventListener("cut", take);
    document.addEventListener("paste", give);
    return () => {
      document.removeEventListener("copy", take);
      document.removeEventListener("cut", take);
      document.removeEventListener("paste", give);
    };
  }, [frame, map, columns, chosenNow, at, apply, canEdit, touchpoints, workspace, stageName, laneName, t, tell]);
  const ask = useCallback((what: "copy" | "cut") => {
    isAsked.current = true;
    // The asynchronous clipboard is missing on plain http in a local network; this one is everywhere.
    document.execCommand(what);
    isAsked.current = false;
  }, []);
  return { said, ask };
}
