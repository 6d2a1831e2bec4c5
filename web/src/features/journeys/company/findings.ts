import type { CompanyPair, CompanyStep, CompanyView, PathStep } from "@/api/types";
import { isLate } from "./figures";

/** What of the company's view a drawer can open. */
export type Opened =
  | { kind: "stage"; stageId: string }
  | { kind: "own"; id: string }
  | { kind: "pair"; first: string; second: string };

export interface Findings {
  /** Stages of which the company knows nothing. */
  absent: { stageId: string; steps: PathStep[] }[];
  /** Steps it does not know, at stages it knows. */
  unknown: PathStep[];
  /** Steps of the company that customers do not live through, or hardly any. */
  idle: CompanyStep[];
  turned: CompanyPair[];
  late: CompanyPair[];
}

/** Where the two views differ, kind by kind. */
export function findingsOf(view: CompanyView): Findings {
  const absent = new Map<string, PathStep[]>();
  for (const step of view.path) {
    if (step.seen === "absent") absent.set(step.stage_id, [...(absent.get(step.stage_id) ?? []), step]);
  }
  return {
    absent: [...absent].map(([stageId, steps]) => ({ stageId, steps })),
    unknown: view.path.filter((step) => step.seen === "unknown"),
    idle: view.company.filter(({ happening }) => happening === "unplaced" || happening === "never" || happening === "seldom"),
    turned: view.pairs.filter((pair) => pair.is_turned),
    late: view.pairs.filter(isLate),
  };
}
