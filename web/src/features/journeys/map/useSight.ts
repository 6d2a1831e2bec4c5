import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { GridPlace } from "@/canvas/grid";
import { sightOf, type Sight } from "@/canvas/sight";

const SCROLL_STEP = 180;

/** Which columns are worth drawing now, and the place that is drawn wherever it is: the one under the focus. */
export function useSight(frame: RefObject<HTMLDivElement | null>, columns: number, width: number) {
  const [left, setLeft] = useState(0);
  const [kept, setKept] = useState<GridPlace | null>(null);
  const wanted = useRef<GridPlace | null>(null);
  useLayoutEffect(() => {
    const place = wanted.current;
    wanted.current = null;
    if (!place) return;
    const at = (column: number) => frame.current?.querySelector<HTMLElement>(`[data-row="${place.row}"][data-column="${column}"]`);
    // A folded lane has but its heading.
    const found = at(place.column) ?? at(-1);
    // What has the focus already is not scrolled to by getting it once more.
    if (found === document.activeElement) found?.scrollIntoView({ block: "nearest", inline: "nearest" });
    else found?.focus();
  });
  const sight: Sight = sightOf(columns, left, width);
  return {
    sight,
    kept,
    keep: useCallback((place: GridPlace) => {
      setKept((now) => (now?.row === place.row && now.column === place.column ? now : place));
    }, []),
    /** Draw a place, in sight or not, and give it the focus: the browser then scrolls to it. */
    goTo: useCallback((place: GridPlace) => {
      wanted.current = place;
      setKept({ ...place });
    }, []),
    onScroll: useCallback((event: React.UIEvent<HTMLDivElement>) => {
      setLeft(Math.floor(event.currentTarget.scrollLeft / SCROLL_STEP) * SCROLL_STEP);
    }, []),
  };
}
