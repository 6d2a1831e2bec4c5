import { useEffect, useState, type RefObject } from "react";

/** The touchpoint under the pointer lights up wherever it stands; a rule of style, so that no cell is drawn anew. */
export function Lit({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const [lit, setLit] = useState("");
  useEffect(() => {
    const grid = frame.current;
    if (!grid) return undefined;
    const over = (event: Event) => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-touchpoint]") : null;
      setLit(cell?.dataset.touchpoint ?? "");
    };
    const out = () => setLit("");
    grid.addEventListener("pointerover", over);
    grid.addEventListener("focusin", over);
    grid.addEventListener("pointerleave", out);
    return () => {
      grid.removeEventListener("pointerover", over);
      grid.removeEventListener("focusin", over);
      grid.removeEventListener("pointerleave", out);
    };
  }, [frame]);
  if (!lit) return null;
  return <style>{`.map-frame [data-touchpoint="${CSS.escape(lit)}"] { --cell: var(--tropa-lit); }`}</style>;
}
