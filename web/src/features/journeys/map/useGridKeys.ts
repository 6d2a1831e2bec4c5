import { useEffect, type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { actionsAbout, type Target } from "@/canvas/actions";
import { nextPlace, type GridPlace, type GridShape } from "@/canvas/grid";
import { isPressed, isWriting } from "@/canvas/keys";
import { useHands } from "./MapContext";

const cellOf = (element: Element) => element.closest<HTMLElement>("[data-row]");
const placeOf = (cell: HTMLElement) => ({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) });

interface Grid {
  shape: GridShape;
  keep: (place: GridPlace) => void;
  goTo: (place: GridPlace) => void;
}

/** Arrow keys walk over the map, shortcuts act on what has the focus; one stop for the Tab key. */
export function useGridKeys(frame: RefObject<HTMLDivElement | null>, { shape, keep, goTo }: Grid) {
  const { contextFor } = useHands();
  useEffect(() => {
    const grid = frame.current;
    if (grid && !grid.querySelector('[data-row][tabindex="0"]')) {
      grid.querySelector<HTMLElement>("[data-row]")?.setAttribute("tabindex", "0");
    }
    // A command may have moved what has the focus, without any event: it stays drawn where it is now.
    const here = grid?.contains(document.activeElement) ? document.activeElement && cellOf(document.activeElement) : null;
    if (here) keep(placeOf(here));
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isWriting(event.target) || !(event.target instanceof Element)) return;
    const here = cellOf(event.target);
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
    if (isPressed("alt+H", event)) here.querySelector<HTMLElement>(".task-mark")?.click();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && event.target === here) (here.querySelector<HTMLElement>(".fold-button") ?? here).click();
    const next = nextPlace(placeOf(here), event.key, shape);
    if (next) {
      event.preventDefault();
      goTo(next);
    }
  };
  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    const here = cellOf(event.target);
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
