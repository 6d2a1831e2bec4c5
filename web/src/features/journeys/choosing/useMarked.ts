import { useEffect, type RefObject } from "react";
import { reachOf, type Choice } from "@/canvas/choice";
import type { Column } from "@/canvas/columns";
import type { JourneyMap } from "@/api/types";

/** Says of every drawn cell whether it is chosen, in the document alone: no cell is drawn anew for it. */
export function useMarked(frame: RefObject<HTMLDivElement | null>, map: JourneyMap, columns: Column[], choice: Choice | null) {
  useEffect(() => {
    const grid = frame.current;
    const reach = choice && reachOf(map, columns, choice);
    if (!grid || !reach) return undefined;
    const [[top, bottom], [left, right]] = [reach.rows, reach.columns];
    const mark = () => {
      for (const cell of grid.querySelectorAll<HTMLElement>("[data-row]")) {
        const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
        const isIn = row >= top && row <= bottom && column >= left && column <= right;
        if (isIn) cell.setAttribute("aria-selected", "true");
        else cell.removeAttribute("aria-selected");
      }
    };
    mark();
    // Cells come into sight while one scrolls.
    const arrivals = new MutationObserver(mark);
    arrivals.observe(grid, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-row", "data-column"] });
    return () => {
      arrivals.disconnect();
      grid.querySelectorAll("[aria-selected]").forEach((cell) => cell.removeAttribute("aria-selected"));
    };
  }, [frame, map, columns, choice]);
}
