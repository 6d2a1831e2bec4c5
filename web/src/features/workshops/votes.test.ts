import { expect, it } from "vitest";
import type { Board } from "@/api/types";
import { allVotes, votesByStep } from "./votes";

const step = (id: string) => ({ id, stage_id: "s", name: id, is_moment_of_truth: false, is_quick_win: false });
const note = (step_id: string, kind: string, dots: number | null) => ({ step_id, kind, dots }) as Board["notes"][number];
const board = {
  steps: [step("pay"), step("wait"), step("leave")],
  notes: [note("pay", "pain", 2), note("wait", "pain", 3), note("wait", "idea", 4), note("", "pain", 5), note("gone", "idea", 1), note("pay", "quote", null)],
};

it("puts the step with most dots first, ideas apart, and leaves out those without", () => {
  expect(votesByStep(board).map(({ step: { id }, dots, ideas }) => [id, dots, ideas])).toEqual([["wait", 3, 4], ["pay", 2, 0]]);
});

it("tells how many dots lie on notes that stand at no step of the map", () => {
  expect(allVotes(board)).toEqual({ all: 15, elsewhere: 6 });
});
