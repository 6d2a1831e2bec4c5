import { useEffect, useMemo, useState, type RefObject } from "react";
import type { Column } from "@/canvas/columns";
import { findOn } from "@/canvas/find";
import { HEAD_ROWS, type GridPlace } from "@/canvas/grid";
import { isPressed } from "@/canvas/keys";
import { lookupOf } from "@/canvas/lookup";
import { useScene } from "../map/MapContext";
import { useLaneName, useStageName } from "../map/names";

interface FindParts {
  columns: Column[];
  keep: (place: GridPlace) => void;
  goTo: (place: GridPlace) => void;
  unfold: (laneId: string) => void;
}

/** Looking for a word on the map: each hit is drawn and scrolled to, and its lane unfolded. */
export function useFind(frame: RefObject<HTMLDivElement | null>, { columns, keep, goTo, unfold }: FindParts) {
  const { map, touchpoints } = useScene();
  const [stageName, laneName] = [useStageName(), useLaneName()];
  const [sought, setSought] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const hits = useMemo(() => {
    const { stages } = lookupOf(map);
    return findOn(map, columns, sought ?? "", {
      stage: (id) => {
        const stage = stages.get(id);
        return stage ? stageName(stage) : "";
      },
      lane: (id) => {
        const lane = map.lanes.find((one) => one.id === id);
        return lane ? laneName(lane) : "";
      },
      touchpoint: (id) => [touchpoints.get(id)?.name ?? "", ...(touchpoints.get(id)?.channels ?? [])].join("\n"),
    });
  }, [map, columns, sought, touchpoints, stageName, laneName]);
  const index = hits.length > 0 ? at % hits.length : 0;
  const hit = hits[index];
  const { row, column } = hit ?? { row: -1, column: -1 };
  const laneId = map.lanes[row - HEAD_ROWS]?.id;
  useEffect(() => {
    if (row < 0) return;
    if (laneId !== undefined && column >= 0) unfold(laneId);
    keep({ row, column });
    // Once it is drawn.
    const drawn = requestAnimationFrame(() =>
      frame.current?.querySelector(`[data-row="${row}"][data-column="${column}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" }));
    return () => cancelAnimationFrame(drawn);
  }, [frame, row, column, laneId, keep, unfold]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPressed("mod+F", event)) return;
      event.preventDefault();
      setSought((now) => now ?? "");
      document.querySelector<HTMLInputElement>(".find-field input")?.select();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  const seek = (text: string | null) => {
    setSought(text);
    setAt(0);
  };
  const close = () => {
    seek(null);
    if (hit) goTo(hit);
    else frame.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  };
  const turn = (by: -1 | 1) => setAt(hits.length > 0 ? (index + by + hits.length) % hits.length : 0);
  return { sought, seek, close, turn, index, count: hits.length, hit: sought === null ? undefined : hit };
}
