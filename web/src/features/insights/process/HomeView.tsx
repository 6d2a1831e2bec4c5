import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { START, type Layout } from "./layout";

/** Below this the names of activities are smaller than 12 px on the screen. */
export const LEGIBLE_ZOOM = 0.8;
const LARGEST_ZOOM = 1.15;
const MARGIN = 24;

/** The first look at a layout: all of it where that is legible, else its start at a size that can be read. */
export function HomeView({ layout }: { layout: Layout }) {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isMeasured = width > 0 && height > 0;
  useEffect(() => {
    if (!isMeasured) return;
    const right = Math.max(1, ...layout.nodes.map((node) => node.x + node.width));
    const bottom = Math.max(1, ...layout.nodes.map((node) => node.y + node.height));
    const fitting = Math.min((width - 2 * MARGIN) / right, (height - 2 * MARGIN) / bottom);
    const zoom = Math.min(LARGEST_ZOOM, Math.max(LEGIBLE_ZOOM, fitting));
    const start = layout.nodes.find((node) => node.id === START);
    const middle = (start ? start.y + start.height / 2 : bottom / 2) * zoom;
    const free = height - bottom * zoom;
    const spare = width - right * zoom;
    const x = spare >= 2 * MARGIN ? spare / 2 : Math.max(MARGIN - (start?.x ?? 0) * zoom, spare - MARGIN);
    const y = free >= 2 * MARGIN ? free / 2 : Math.min(MARGIN, Math.max(height / 2 - middle, free - MARGIN));
    void setViewport({ x, y, zoom });
    // A window that changes its size keeps the place its reader has moved to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [layout, isMeasured, setViewport]);
  return null;
}
