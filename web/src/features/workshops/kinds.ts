import type { Board, WorkshopNote } from "@/api/types";

export type NoteKind = WorkshopNote["kind"];
export type AgendaStep = Board["step"];

export const KINDS: NoteKind[] = ["touchpoint", "pain", "strength", "idea", "quote", "need", "thought"];
export const AGENDA: AgendaStep[] = ["kick_off", "collect", "touchpoints", "characterise", "own_rating", "order", "decide"];

/** What is usually written at a step of the agenda. */
export const USUAL_KIND: Record<AgendaStep, NoteKind> = {
  kick_off: "thought", collect: "thought", touchpoints: "touchpoint", characterise: "pain", own_rating: "pain", order: "touchpoint",
  decide: "idea",
};
