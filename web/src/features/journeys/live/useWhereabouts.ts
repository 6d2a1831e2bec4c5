import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { JourneyMap } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { cellOn } from "./frames";
import { useLive } from "./useLiveMap";

interface Grid {
  frame: RefObject<HTMLDivElement | null>;
  columns: Column[];
  map: JourneyMap;
}

/** How large the rows of the grid are, seen or scrolled away. */
export function sizeOf(grid: HTMLElement): { width: number; height: number } {
  const rows = grid.querySelectorAll<HTMLElement>(".map-row");
  const last = rows[rows.length - 1];
  return { width: last?.offsetWidth ?? 0, height: (last?.offsetTop ?? 0) + (last?.offsetHeight ?? 0) };
}

const share = (at: number, whole: number) => Math.round((Math.min(Math.max(at / whole, 0), 1) || 0) * 10_000) / 10_000;
const isField = (element: Element) => element.matches("input, textarea");

/** Tells the others in which cell I am, whether I write, and where my pointer is. */
export function useWhereabouts(grid: Grid): void {
  const { announcer, presence } = useLive();
  const latest = useRef(grid);
  useLayoutEffect(() => {
    latest.current = grid;
  });
  useEffect(() => {
    const frame = grid.frame.current;
    if (!frame) return undefined;
    const focus = ({ target }: FocusEvent) => {
      const element = target instanceof Element ? target : null;
      const { row, column } = element?.closest<HTMLElement>('[role="gridcell"][data-row]')?.dataset ?? {};
      const { map, columns } = latest.current;
      const cell = row === undefined ? null : cellOn(map, columns, { row: Number(row), column: Number(column) });
      announcer.be({ cell, is_writing: cell !== null && element !== null && isField(element) });
    };
    const blur = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && frame.contains(relatedTarget))) announcer.be({ cell: null, is_writing: false });
    };
    const move = ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType === "touch" || presence.others.length === 0) return;
      const { left, top, width: shown } = frame.getBoundingClientRect();
      // The map may be shown larger or smaller than life.
      const zoom = shown / frame.offsetWidth || 1;
      const { width, height } = sizeOf(frame);
      const at = { x: (clientX - left) / zoom - frame.clientLeft + frame.scrollLeft, y: (clientY - top) / zoom - frame.clientTop + frame.scrollTop };
      announcer.be({ x: share(at.x, width), y: share(at.y, height) });
    };
    const leave = () => announcer.be({ x: null, y: null });
    frame.addEventListener("focusin", focus);
    frame.addEventListener("focusout", blur);
    frame.addEventListener("pointermove", move);
    frame.addEventListener("pointerleave", leave);
    return () => {
      announcer.be({ cell: null, is_writing: false, x: null, y: null });
      frame.removeEventListener("focusin", focus);
      frame.removeEventListener("focusout", blur);
      frame.removeEventListener("pointermove", move);
      frame.removeEventListener("pointerleave", leave);
    };
  }, [grid.frame, announcer, presence]);
}
