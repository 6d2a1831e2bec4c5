import { useEffect, useState } from "react";
import { abandonLayout, layOut, type Layout } from "./layout";
import type { ShownGraph } from "./simplify";

interface Drawn {
  shown: ShownGraph;
  layout: Layout;
}

interface LayoutState {
  drawn: Drawn | null;
  isWorking: boolean;
  /** Why what is asked for now cannot be drawn. */
  error: unknown;
  retry: () => void;
}

const SETTLE_MS = 120;

/** The newest finished layout; the one before stays until it is there. */
export function useLayout(shown: ShownGraph, order: string[]): LayoutState {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [failed, setFailed] = useState<{ shown: ShownGraph; error: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    // A slider on its way asks for many layouts; only where it rests is one computed.
    const timer = setTimeout(() => {
      layOut(shown, order).then(
        (layout) => isWanted && setDrawn({ shown, layout }),
        (error: unknown) => isWanted && setFailed({ shown, error }),
      );
    }, SETTLE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      abandonLayout();
    };
  }, [shown, order, attempt]);
  const retry = () => {
    setFailed(null);
    setAttempt((before) => before + 1);
  };
  const error = failed?.shown === shown ? failed.error : null;
  return { drawn, isWorking: drawn?.shown !== shown && error === null, error, retry };
}
