import type { Figures, MapLane } from "@/api/types";

export type LaneKind = MapLane["kind"];

/** The measures a lane speaks of; the first is the one its cells show, the rest wait in the drawer. */
export const MEASURES: Record<LaneKind, string[]> = {
  reach: ["reach_share", "reach", "intensity"],
  channel: ["covered"],
  departments: ["covered"],
  promise: ["experience", "covered"],
  score: ["score", "score_top", "importance"],
  expectation_experience: ["experience", "expectation", "gap", "importance", "own_rating", "experience_own", "experience_promise"],
  gap: ["gap", "experience", "expectation"],
  emotion: ["emotion_gap", "emotion_score", "emotion_sentiment"],
  waiting: ["wait_after", "wait_before"],
  exit: ["exit"],
  return: ["return"],
  processing: ["processing"],
  complaints: ["complaints"],
  quotes: ["quote"],
  decisive: ["decisive"],
  actions: [], goal: [], thoughts: [], trigger: [], needs: [], pains: [], strengths: [], opportunities: [],
  importance_customer: [], importance_company: [], kpi: [], duration: [], systems: [], files: [], storyboard: [], physical_evidence: [], frontstage: [], backstage: [], support: [], journeys: [], text: [],
};

/** Whether people write the lane's cells; the others show what is measured or registered. */
export const isWritten = (kind: LaneKind): boolean => MEASURES[kind].length === 0;

/** The kinds of lanes as they are offered, group by group. */
export const LANE_GROUPS: Record<"measured" | "customer" | "company" | "blueprint", LaneKind[]> = {
  measured: (Object.keys(MEASURES) as LaneKind[]).filter((kind) => !isWritten(kind)),
  customer: ["actions", "goal", "trigger", "needs", "thoughts", "pains", "strengths", "importance_customer", "storyboard"],
  company: ["importance_company", "opportunities", "kpi", "duration", "systems", "journeys", "files", "text"],
  blueprint: ["physical_evidence", "frontstage", "backstage", "support"],
};

/** The line of the service blueprint that lies below a lane. */
export const BLUEPRINT_LINE: Partial<Record<LaneKind, "interaction" | "visibility" | "internal_interaction">> = {
  actions: "interaction", frontstage: "visibility", backstage: "internal_interaction",
};

/** What a KPI can be measured by: figures with a meaning of their own, those of ratings first. A count is none: it grows with its period. */
export const KPI_MEASURES = ["score", "score_top", "experience", "gap", "complaints", "reach_share", "exit", "return", "wait_before", "wait_after", "processing"];
const NO_KPI = new Set(["reach", "covered", "quote", "decisive", "own_rating", "experience_own", "experience_promise"]);

/** What a KPI can be measured by at a touchpoint: what is measured there too, under its own name. */
export const kpiMeasures = (figures: Figures | undefined): string[] => [
  ...KPI_MEASURES,
  ...Object.keys(figures ?? {}).filter((name) => !KPI_MEASURES.includes(name) && !NO_KPI.has(name) && !name.startsWith("emotion_")),
];

/** The measure to open at a touchpoint: the lane's first that is measured there, else its first. */
export function measureAt(kind: LaneKind, figures: Figures | undefined): string {
  const names = MEASURES[kind];
  return names.find((name) => figures?.[name]?.value != null) ?? names[0] ?? "";
}

/** The unit in which a claim about a measure is made, where nothing is measured yet. */
export const UNIT_OF: Record<string, string> = {
  reach_share: "share", exit: "share", return: "share", decisive: "share", score_top: "share",
  wait_after: "seconds", wait_before: "seconds", processing: "seconds", reach: "cases", intensity: "per_case",
  complaints: "per_1000", covered: "records",
};

export const unitOf = (measure: string): string =>
  UNIT_OF[measure] ?? (measure.startsWith("emotion_") ? "emotion" : "rating");
