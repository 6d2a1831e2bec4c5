import { useEffect, useState } from "react";
import { layOut, type Layout } from "./layout";
import type { ShownGraph } from "./simplify";

interface Drawn {
  shown: ShownGraph;
  layout: Layout;
}

/** The newest finished layout; the one before stays until it is there. */
export function useLayout(shown: ShownGraph, order: string[]): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let isWanted = true;
    void layOut(shown, order).then((layout) => isWanted && setDrawn({ shown, layout }));
    return () => {
      isWanted = false;
    };
  }, [shown, order]);
  return drawn;
}
