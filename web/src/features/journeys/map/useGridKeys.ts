import { useEffect, type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { actionsAbout, type Target } from "@/canvas/actions";
import { coverOf, nextPlace, type GridPlace } from "@/canvas/grid";
import { isPressed } from "@/canvas/keys";
import { useHands } from "./MapContext";

const isField = (element: EventTarget) => element instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

interface Grid {
  rows: number;
  columns: number;
  keep: (place: GridPlace) => void;
  goTo: (place: GridPlace) => void;
}

/** Arrow keys walk over the map, shortcuts act on what has the focus; one stop for the Tab key. */
export function useGridKeys(frame: RefObject<HTMLDivElement | null>, { rows, columns, keep, goTo }: Grid) {
  const { contextFor } = useHands();
  useEffect(() => {
    const grid = frame.current;
    if (grid && !grid.querySelector('[data-row][tabindex="0"]')) {
      grid.querySelector<HTMLElement>("[data-row]")?.setAttribute("tabindex", "0");
    }
  });
  const placeOf = (element: HTMLElement) => ({ row: Number(element.dataset.row), column: Number(element.dataset.column) });
  const focusAt = ({ row, column }: GridPlace) => {
    const cells = [...(frame.current?.querySelectorAll<HTMLElement>(`[data-row="${row}"]`) ?? [])];
    const found = coverOf(cells.map((element) => ({ element, column: Number(element.dataset.column) })), column);
    if (row > 0 && found?.column !== column) goTo({ row, column });
    else found?.element.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isField(event.target) || !(event.target instanceof HTMLElement)) return;
    const here = event.target.closest<HTMLElement>("[data-row]");
    if (!here) return;
    const { target: kind, id } = here.dataset;
    if (kind && id) {
      const target = { kind, id } as Target;
      const context = contextFor(target);
      const action = actionsAbout(target.kind).find((one) => one.key && isPressed(one.key, event) && one.enabled(context));
      if (action) {
        event.preventDefault();
        action.perform(context);
        return;
      }
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && event.target === here) here.click();
    const next = nextPlace(placeOf(here), event.key, rows, columns);
    if (next) {
      event.preventDefault();
      focusAt(next);
    }
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    const here = event.target.closest<HTMLElement>("[data-row]");
    if (!here) return;
    frame.current?.querySelectorAll('[data-row][tabindex="0"]').forEach((one) => one.setAttribute("tabindex", "-1"));
    here.setAttribute("tabindex", "0");
    keep(placeOf(here));
  };
  const onContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    const cell = event.target instanceof Element ? event.target.closest("[data-target]") : null;
    const button = cell?.querySelector<HTMLElement>(".menu-button");
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  return { onKeyDown, onFocus, onContextMenu };
}
