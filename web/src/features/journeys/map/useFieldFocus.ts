import { useEffect, useLayoutEffect, useRef } from "react";

/**
 * A field in a cell takes the focus when it opens. When it closes, the focus goes to its cell, so that
 * the arrow keys go on from there; unless it has gone elsewhere by then.
 */
export function useFieldFocus<F extends HTMLElement>() {
  const field = useRef<F>(null);
  useLayoutEffect(() => {
    field.current?.focus();
  }, []);
  useEffect(() => {
    const cell = field.current?.closest<HTMLElement>("[data-row]");
    return () => {
      if (document.activeElement === document.body) cell?.focus({ preventScroll: true });
    };
  }, []);
  return field;
}
