export const LEAST_ZOOM = 0.15;
export const MOST_ZOOM = 2;
const LEVELS = [LEAST_ZOOM, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, MOST_ZOOM];

const within = (zoom: number) => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));

/** The next level in a direction. */
export function zoomBy(zoom: number, by: -1 | 1): number {
  const next = by > 0 ? LEVELS.find((level) => level > zoom + 0.001) : LEVELS.findLast((level) => level < zoom - 0.001);
  return next ?? within(zoom);
}

/** The zoom at which something as wide as `content` fits into `room`, as far as it can be read; never larger than life. */
export function zoomToFit(room: number, content: number): number {
  return content > 0 && room > 0 ? Math.floor(Math.min(1, within(room / content)) * 100) / 100 : 1;
}

/** A zoom that was kept as text; 1 where none was. */
export function readZoom(text: string | null): number {
  const zoom = Number(text ?? 1);
  return Number.isFinite(zoom) && zoom > 0 ? within(zoom) : 1;
}
