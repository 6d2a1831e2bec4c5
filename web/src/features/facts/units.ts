import type { ReportedIn } from "@/api/types";

/** How people write a reported figure: the unit they choose, the unit it is kept in, and how many of it one is. */
export const WRITTEN_UNITS = {
  percent: { unit: "share", size: 0.01 },
  minutes: { unit: "seconds", size: 60 },
  hours: { unit: "seconds", size: 3600 },
  days: { unit: "seconds", size: 86_400 },
  score: { unit: "score", size: 1 },
  points: { unit: "points", size: 1 },
  emotion: { unit: "emotion", size: 1 },
  per_case: { unit: "per_case", size: 1 },
  per_1000: { unit: "per_1000", size: 1 },
  count: { unit: "count", size: 1 },
} as const satisfies Record<string, { unit: ReportedIn["unit"]; size: number }>;

export type WrittenUnit = keyof typeof WRITTEN_UNITS;

/** What reports tell of, and the unit they usually tell it in. */
export const REPORTED_MEASURES: Record<string, WrittenUnit> = {
  satisfaction: "score", experience: "score", expectation: "score", importance: "score", effort: "score",
  score: "score", nps: "points", emotion: "emotion", reach_share: "percent", return: "percent", exit: "percent",
  wait_before: "hours", wait_after: "hours", processing: "hours", complaints: "per_1000", intensity: "per_case",
};

/** The amount as it is kept: rounded, so that 4.2 % is 0.042 and not a long fraction. */
export const keptValue = (written: number, unit: WrittenUnit): number =>
  Number((written * WRITTEN_UNITS[unit].size).toPrecision(12));
