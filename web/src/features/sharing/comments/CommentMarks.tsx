import type { Thread } from "@/api/types";
import { isSamePlace, WHOLE_MAP, type MapPlace } from "@/canvas/place";

/** Marks on the map where something is said: rules of style, so that no cell is drawn anew. */
export function CommentMarks({ threads, chosen }: { threads: Thread[]; chosen: MapPlace | null }) {
  const counts = new Map<string, number>();
  for (const thread of threads) {
    const where = selectorOf(thread);
    if (where && thread.resolved_at === null) counts.set(where, (counts.get(where) ?? 0) + 1);
  }
  const marks = [...counts].map(([where, count]) => `${where} { --comments: "${count}"; }`);
  const all = [...counts.keys()].join(",");
  const badge = all && `:is(${all}) { position: relative; } :is(${all})::after { content: var(--comments); ${BADGE} }`;
  const here = chosen && !isSamePlace(chosen, WHOLE_MAP) ? selectorOf(chosen) : "";
  const ring = here && `${here} { outline: 2px solid var(--mantine-primary-color-filled); outline-offset: -2px; }`;
  return <style>{[...marks, badge, ring].filter(Boolean).join("\n")}</style>;
}

const BADGE = [
  "position: absolute; top: 3px; right: 3px; z-index: 1; min-width: 17px; padding: 0 4px; border-radius: 9px 9px 9px 2px",
  "background: var(--mantine-primary-color-filled); color: #fff; font: 600 11px/17px inherit; text-align: center; pointer-events: none",
].join("; ");

function selectorOf({ stage_id: stage, step_id: step, lane_id: lane }: MapPlace): string {
  const column = step ? `[data-step-id="${CSS.escape(step)}"]` : `[data-stage-id="${CSS.escape(stage)}"]`;
  if (lane) return `.map-frame [data-lane-id="${CSS.escape(lane)}"]${column}`;
  if (step) return `.map-frame [data-target="step"][data-id="${CSS.escape(step)}"]`;
  return stage ? `.map-frame [data-target="stage"][data-id="${CSS.escape(stage)}"]` : "";
}
