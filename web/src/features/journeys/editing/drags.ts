const FURTHEST_CLICK = 5;
const EDGE = 64;
const FASTEST = 18;

/** A step or a stage: what is dragged, and where it may be dropped. */
export interface DropPlace {
  kind: string;
  id: string;
}

interface Drags {
  onStart: (held: DropPlace) => void;
  onMove: (x: number, y: number) => void;
  /** Null where it was let go beside every place, or taken back by Escape. */
  onEnd: (held: DropPlace, place: DropPlace | null) => void;
}

/** How fast to scroll when the pointer is near an edge: faster, the nearer. */
export function pull(at: number, from: number, to: number): number {
  if (at < from + EDGE) return -Math.ceil(((from + EDGE - at) / EDGE) * FASTEST);
  if (at > to - EDGE) return Math.ceil(((at - to + EDGE) / EDGE) * FASTEST);
  return 0;
}

/**
 * Hears drags by a handle for the whole grid: cells come and go while it scrolls, so none of them
 * can hear for itself. Gives back the way to stop.
 */
export function listenToDrags(grid: HTMLElement, { onStart, onMove, onEnd }: Drags): () => void {
  let held: DropPlace & { x: number; y: number; isMoving: boolean } | null = null;
  let over: HTMLElement | null = null;
  let at = { x: 0, y: 0 };
  let frame = 0;
  const light = (next: HTMLElement | null) => {
    if (next === over) return;
    over?.removeAttribute("data-over");
    next?.setAttribute("data-over", "true");
    over = next;
  };
  const look = () => {
    const places = held?.kind === "stage" ? '[data-target="stage"]' : '[data-target="step"], [data-target="stage"]';
    light(document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>(places) ?? null);
  };
  const scroll = () => {
    const { left, right, top, bottom } = grid.getBoundingClientRect();
    grid.scrollBy(pull(at.x, left, right), pull(at.y, top, bottom));
    look();
    frame = requestAnimationFrame(scroll);
  };
  const end = (isDropped: boolean) => {
    cancelAnimationFrame(frame);
    const { kind = "", id = "" } = over?.dataset.target ? { kind: over.dataset.target, id: over.dataset.id } : {};
    light(null);
    const was = held;
    held = null;
    if (was?.isMoving) onEnd(was, isDropped && kind ? { kind, id } : null);
  };
  const down = (event: PointerEvent) => {
    const grip = event.target instanceof Element ? event.target.closest(".step-grip, .stage-grip") : null;
    const { target: kind, id } = grip?.closest<HTMLElement>("[data-id]")?.dataset ?? {};
    if (!kind || !id || event.button !== 0) return;
    event.preventDefault();
    grid.setPointerCapture(event.pointerId);
    held = { kind, id, x: event.clientX, y: event.clientY, isMoving: false };
  };
  const move = (event: PointerEvent) => {
    if (!held) return;
    at = { x: event.clientX, y: event.clientY };
    if (!held.isMoving) {
      if (Math.hypot(at.x - held.x, at.y - held.y) < FURTHEST_CLICK) return;
      held.isMoving = true;
      onStart(held);
      frame = requestAnimationFrame(scroll);
    }
    onMove(at.x, at.y);
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const press = (event: KeyboardEvent) => event.key === "Escape" && end(false);
  grid.addEventListener("pointerdown", down);
  grid.addEventListener("pointermove", move);
  grid.addEventListener("pointerup", up);
  grid.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", press);
  return () => {
    end(false);
    grid.removeEventListener("pointerdown", down);
    grid.removeEventListener("pointermove", move);
    grid.removeEventListener("pointerup", up);
    grid.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", press);
  };
}
