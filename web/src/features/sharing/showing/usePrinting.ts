import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

const SCHEME = "data-mantine-color-scheme";

/** The sheets are laid out when something is printed, by our menu or by the browser's own. */
export function usePrinting<P extends string>(usual: P) {
  const [paper, setPaper] = useState<P | null>(null);
  const wanted = useRef(usual);
  useEffect(() => {
    const { documentElement: root } = document;
    let scheme: string | null = null;
    // The browser takes its picture of the page as soon as this returns; paper is white, whatever the screen is.
    const before = () => {
      scheme = root.getAttribute(SCHEME);
      root.setAttribute(SCHEME, "light");
      flushSync(() => setPaper(wanted.current));
    };
    const after = () => {
      if (scheme !== null) root.setAttribute(SCHEME, scheme);
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
