import { useCallback, useMemo, useState, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { chosenOf, placeOfSpot, reachTo, removalOf, shiftOf, spotAt, type Choice } from "@/canvas/choice";
import type { Column } from "@/canvas/columns";
import { HEAD_ROWS, nextPlace, type GridPlace, type GridShape } from "@/canvas/grid";
import { isPressed, isWriting } from "@/canvas/keys";
import { useScene } from "../map/MapContext";
import { useClipboard } from "./useClipboard";
import { useMarked } from "./useMarked";
import { cellAround, useMarquee } from "./useMarquee";

interface ChoosingParts {
  columns: Column[];
  shape: GridShape;
  /** The place under the focus. */
  kept: GridPlace | null;
  goTo: (place: GridPlace) => void;
}

/** Several stages, steps or cells at once: chosen by Shift with arrows or a click, by Ctrl A, or drawn with the mouse. */
export function useChoosing(frame: RefObject<HTMLDivElement | null>, { columns, shape, kept, goTo }: ChoosingParts) {
  const { map, apply, canEdit } = useScene();
  const [choice, setChoice] = useState<Choice | null>(null);
  const chosen = useMemo(() => chosenOf(map, columns, choice), [map, columns, choice]);
  const choose = useCallback((from: GridPlace, to: GridPlace) => {
    const [begin, end] = [spotAt(map, columns, from), spotAt(map, columns, to)];
    if (begin && end) setChoice({ from: begin, to: end });
  }, [map, columns]);
  const clear = useCallback(() => setChoice(null), []);
  const rowAt = useCallback(({ row }: GridPlace) => [{ row, column: 0 }, { row, column: columns.length - 1 }] as const, [columns.length]);
  const chosenNow = useCallback(() => {
    if (chosen || !kept) return chosen;
    const [from, to] = kept.column < 0 ? rowAt(kept) : [kept, kept];
    const [begin, end] = [spotAt(map, columns, from), spotAt(map, columns, to)];
    return begin && end ? chosenOf(map, columns, { from: begin, to: end }) : null;
  }, [chosen, kept, map, columns, rowAt]);
  useMarked(frame, map, columns, chosen && choice);
  useMarquee(frame, { onPlain: clear, onReach: choose });
  const { said, ask } = useClipboard(frame, { columns, chosenNow, at: kept });
  const remove = () => {
    const commands = chosen && canEdit ? removalOf(map, chosen) : [];
    if (commands.length > 0) apply(commands);
    clear();
  };
  const shift = (by: -1 | 1) => {
    const commands = chosen && canEdit ? shiftOf(map, chosen, by) : [];
    if (commands.length > 0) apply(commands);
  };
  const reach = (place: GridPlace) => {
    const from = choice && placeOfSpot(map, columns, choice.from);
    const begin = from ?? kept ?? place;
    if (begin.column < 0) return;
    choose(begin, begin.row < HEAD_ROWS ? { ...place, row: begin.row } : place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    const here = cellAround(event.target);
    if (!here || isWriting(event.target)) return false;
    const done = () => {
      event.preventDefault();
      return true;
    };
    if (isPressed("mod+A", event)) {
      choose(...rowAt(here.place));
      return done();
    }
    const isMoving = nextPlace(here.place, event.key, shape) !== null;
    if (isMoving && event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey && here.place.column >= 0) {
      const from = (choice && placeOfSpot(map, columns, choice.from)) ?? here.place;
      const to = reachTo(from, here.place, event.key, shape);
      if (to) {
        choose(from, to);
        goTo(to);
      }
      return done();
    }
    const by = isPressed("alt+ArrowLeft", event) ? -1 : isPressed("alt+ArrowRight", event) ? 1 : 0;
    if (chosen && by !== 0) {
      shift(by);
      return done();
    }
    if (event.key === "Delete" && chosen) {
      remove();
      return done();
    }
    if (event.key === "Delete" && canEdit && here.place.row >= HEAD_ROWS && here.place.column >= 0) {
      const single = chosenNow();
      const commands = single ? removalOf(map, single) : [];
      if (commands.length > 0) apply(commands);
      return done();
    }
    if (choice && (event.key === "Escape" || isMoving)) clear();
    return event.key === "Escape" && choice !== null && done();
  };
  const onClickCapture = (event: MouseEvent<HTMLDivElement>) => {
    const here = event.shiftKey ? cellAround(event.target) : null;
    if (!here || isWriting(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    reach({ ...here.place, column: Math.max(0, here.place.column) });
  };
  return { chosen, said, ask, remove, shift, clear, onKeyDown, onClickCapture };
}
