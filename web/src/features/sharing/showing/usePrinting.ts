import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** The sheets are laid out when something is printed, by our menu or by the browser's own. */
export function usePrinting<P extends string>(usual: P) {
  const [paper, setPaper] = useState<P | null>(null);
  const wanted = useRef(usual);
  useEffect(() => {
    // The browser takes its picture of the page as soon as this returns.
    const before = () => flushSync(() => setPaper(wanted.current));
    const after = () => {
      wanted.current = usual;
      setPaper(null);
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [usual]);
  const print = useCallback((chosen: P) => {
    wanted.current = chosen;
    // The menu closes first: it would stand on the paper.
    setTimeout(() => window.print(), 200);
  }, []);
  return { paper, print };
}
