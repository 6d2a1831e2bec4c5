import { useEffect, type RefObject } from "react";
import type { GridPlace } from "@/canvas/grid";
import { pull } from "../editing/drags";

const LEFT_BUTTON = 0;
const NOT_FROM = "input, textarea, button, a, .step-grip, .stage-grip";

/** The cell of the grid around an element, and where it stands. */
export function cellAround(element: EventTarget | null): { cell: HTMLElement; place: GridPlace } | null {
  const cell = element instanceof Element ? element.closest<HTMLElement>("[data-row]") : null;
  return cell && { cell, place: { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } };
}

interface Marquee {
  onPlain: () => void;
  onReach: (from: GridPlace, to: GridPlace) => void;
}

/** Choosing by drawing with the mouse from one cell to another; inside one cell its words are marked as ever. */
export function useMarquee(frame: RefObject<HTMLDivElement | null>, { onPlain, onReach }: Marquee) {
  useEffect(() => {
    const grid = frame.current;
    if (!grid) return undefined;
    let from: GridPlace | null = null;
    let at = { x: 0, y: 0 };
    let drawing = 0;
    const reach = () => {
      const over = cellAround(document.elementFromPoint(at.x, at.y));
      if (from && over && over.place.column >= 0) onReach(from, over.place);
    };
    const scroll = () => {
      const { left, right, top, bottom } = grid.getBoundingClientRect();
      const [across, down] = [pull(at.x, left, right), pull(at.y, top, bottom)];
      if (across !== 0 || down !== 0) {
        grid.scrollBy(across, down);
        reach();
      }
      drawing = requestAnimationFrame(scroll);
    };
    const move = (event: MouseEvent) => {
      at = { x: event.clientX, y: event.clientY };
      const over = cellAround(event.target);
      if (!drawing) {
        if (!over || !from || (over.place.row === from.row && over.place.column === from.column)) return;
        grid.dataset.choosing = "true";
        drawing = requestAnimationFrame(scroll);
      }
      getSelection()?.removeAllRanges();
      reach();
    };
    const end = () => {
      cancelAnimationFrame(drawing);
      [from, drawing] = [null, 0];
      delete grid.dataset.choosing;
      window.removeEventListener("mousemove", move);
      window.removeEventListener("mouseup", end);
    };
    const down = (event: MouseEvent) => {
      const found = cellAround(event.target);
      if (event.button !== LEFT_BUTTON || !found) return;
      if (event.shiftKey) {
        event.preventDefault();
        return;
      }
      onPlain();
      if (event.target instanceof Element && event.target.closest(NOT_FROM)) return;
      if (found.place.column < 0) return;
      from = found.place;
      window.addEventListener("mousemove", move);
      window.addEventListener("mouseup", end);
    };
    grid.addEventListener("mousedown", down);
    return () => {
      end();
      grid.removeEventListener("mousedown", down);
    };
  }, [frame, onPlain, onReach]);
}
