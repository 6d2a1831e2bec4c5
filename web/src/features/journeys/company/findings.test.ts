import { expect, test } from "vitest";
import type { CompanyPair, CompanyStep, CompanyView, PathStep } from "@/api/types";
import { findingsOf } from "./findings";

const step = (step_id: string, stage_id: string, seen: PathStep["seen"]): PathStep => ({ step_id, stage_id, seen, known_by: [], reach: null });
const own = (id: string, happening: CompanyStep["happening"]): CompanyStep => ({
  id, name: id, department: "", is_optional: false, step_id: null, how: "none", happening, share: null,
});
const pair = (more: Partial<CompanyPair>): CompanyPair => ({
  first: "a", second: "b", basis: "map", turned: null, is_turned: false, time: null, planned_seconds: null, time_state: "unmeasured", ...more,
});

test("every difference is found once, under its own kind", () => {
  const view = {
    path: [step("1", "need", "absent"), step("2", "need", "absent"), step("3", "visit", "known"), step("4", "visit", "unknown")],
    company: [own("a", "happens"), own("b", "unplaced"), own("c", "never"), own("d", "seldom"), own("e", "unmeasured")],
    pairs: [pair({ is_turned: true }), pair({ planned_seconds: 60, time_state: "refuted" }), pair({ time_state: "refuted" })],
  } as unknown as CompanyView;
  const found = findingsOf(view);
  expect(found.absent.map(({ stageId, steps }) => [stageId, steps.length])).toEqual([["need", 2]]);
  expect(found.unknown.map((one) => one.step_id)).toEqual(["4"]);
  expect(found.idle.map((one) => one.id)).toEqual(["b", "c", "d"]);
  expect([found.turned.length, found.late.length]).toEqual([1, 1]);
});
