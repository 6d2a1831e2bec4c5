import type { Figure, JourneyMap, MapCell, MapLane, MapStage, MapStep, Measured } from "@/api/types";
import { cellText } from "./contents";
import { cellAt, lookupOf } from "./lookup";

export const MOST_STEPS = 3;
export const MOST_FIGURES = 3;
export const MOST_NOTES = 2;

/** A step as a room reads it: a few figures, a few notes. */
export interface SlideStep {
  step: MapStep;
  figures: Figure[];
  notes: { lane: MapLane; cell: MapCell }[];
}

/** One screen of a presentation: a stage, or a part of a long one. */
export interface Slide {
  stage: MapStage;
  number: number;
  part: number;
  parts: number;
  steps: SlideStep[];
}

/** What a room wants to hear first. */
const FIRST = ["gap", "experience", "score", "wait_after", "exit", "complaints", "reach_share", "decisive", "return", "processing"];
const NOTES_FIRST: MapLane["kind"][] = ["pains", "strengths", "opportunities", "actions", "thoughts", "needs"];

const rank = <T>(order: T[], one: T) => (order.indexOf(one) + order.length + 1) % (order.length + 1);

function slideStep(map: JourneyMap, measured: Measured | undefined, step: MapStep): SlideStep {
  const found = measured?.figures[step.touchpoint_id ?? ""] ?? {};
  const figures = FIRST.flatMap((name): Figure[] => {
    const figure = found[name];
    return figure && (figure.value !== null || figure.withheld === "withheld") ? [figure] : [];
  });
  // Where customers rate what they lived through, the score says the same once more.
  const own = found.experience?.value == null ? figures : figures.filter((one) => one.measure !== "score");
  const shown = [...own.filter((one) => one.value !== null), ...own.filter((one) => one.value === null)];
  const notes = map.lanes
    .flatMap((lane) => {
      const cell = cellAt(map, lane.id, step.id);
      return cell && cellText(cell) ? [{ lane, cell }] : [];
    })
    .sort((a, b) => rank(NOTES_FIRST, a.lane.kind) - rank(NOTES_FIRST, b.lane.kind));
  return { step, figures: shown.slice(0, MOST_FIGURES), notes: notes.slice(0, MOST_NOTES) };
}

/** The screens of a presentation: stage by stage, at most a few steps at a time. */
export function slidesOf(map: JourneyMap, measured: Measured | undefined): Slide[] {
  const { stepsOf } = lookupOf(map);
  return map.stages.flatMap((stage, index) => {
    const steps = stepsOf.get(stage.id) ?? [];
    const parts = Math.max(1, Math.ceil(steps.length / MOST_STEPS));
    return Array.from({ length: parts }, (_, part): Slide => ({
      stage, number: index + 1, part: part + 1, parts,
      steps: steps.slice(part * MOST_STEPS, (part + 1) * MOST_STEPS).map((step) => slideStep(map, measured, step)),
    }));
  });
}
