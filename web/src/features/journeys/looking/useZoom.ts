import { useCallback, useEffect, useState } from "react";
import { readZoom, zoomBy } from "@/canvas/zoom";

const LARGER = new Set(["+", "="]);
const SMALLER = new Set(["-", "_", "−"]);

/** How large a map is shown; kept for each map on this device. Ctrl with +, − and 0 work as in a browser, on the map alone. */
export function useZoom(mapId: string) {
  const key = `tropa-zoom ${mapId}`;
  const [zoom, setZoom] = useState(() => readZoom(localStorage.getItem(key)));
  const change = useCallback((next: number) => {
    if (next === 1) localStorage.removeItem(key);
    else localStorage.setItem(key, String(next));
    setZoom(next);
  }, [key]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const next = LARGER.has(event.key) ? zoomBy(zoom, 1) : SMALLER.has(event.key) ? zoomBy(zoom, -1) : event.key === "0" ? 1 : null;
      if (next === null) return;
      event.preventDefault();
      change(next);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [zoom, change]);
  return { zoom, change };
}
