import { useEffect, useState } from "react";
import { abandonLayout, layOut, type Layout } from "./layout";
import type { ShownGraph } from "./simplify";

interface Drawn {
  shown: ShownGraph;
  layout: Layout;
}

const SETTLE_MS = 120;

/** The newest finished layout; the one before stays until it is there. */
export function useLayout(shown: ShownGraph, order: string[]): { drawn: Drawn | null; isWorking: boolean } {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let isWanted = true;
    // A slider on its way asks for many layouts; only where it rests is one computed.
    const timer = setTimeout(() => {
      void layOut(shown, order).then((layout) => isWanted && setDrawn({ shown, layout }));
    }, SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      abandonLayout();
    };
  }, [shown, order]);
  return { drawn, isWorking: drawn?.shown !== shown };
}
