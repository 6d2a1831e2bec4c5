import { expect, test } from "vitest";
import type { JourneyMap } from "@/api/types";
import { columnsOf } from "./columns";
import { dropped, STAGE_ACTIONS, STEP_ACTIONS } from "./commands";

const step = (id: string, stage_id: string) => ({
  id, stage_id, name: id, touchpoint_id: null, is_moment_of_truth: false, is_quick_win: false,
});
const map: JourneyMap = {
  id: "m", title: "M", lens_id: null, version: 1, lanes: [], cells: [],
  stages: ["a", "b", "c"].map((id) => ({ id, name: id, name_key: null })),
  steps: [step("a1", "a"), step("a2", "a"), step("c1", "c")],
};
const action = (key: string) => STEP_ACTIONS.find((one) => one.key === key);
const first = map.steps[0] ?? step("", "");
const second = map.steps[1] ?? step("", "");
const last = map.steps[2] ?? step("", "");

test("a stage without steps still has a column", () => {
  expect(columnsOf(map).map((column) => column.key)).toEqual(["a1", "a2", "empty-b", "c1"]);
});

test("moving a step past the end of its stage brings it into the next one", () => {
  expect(action("move_right")?.commands(map, second)).toEqual([
    { kind: "move_step", step_id: "a2", stage_id: "b", position: 0 },
  ]);
});

test("the first step cannot move left, the last not right", () => {
  expect(action("move_left")?.isPossible(map, first)).toBe(false);
  expect(action("move_right")?.isPossible(map, last)).toBe(false);
});

test("a dropped step takes the place of the one it was dropped on", () => {
  expect(dropped(map, last, second)).toEqual([{ kind: "move_step", step_id: "c1", stage_id: "a", position: 1 }]);
  expect(dropped(map, last, last)).toEqual([]);
});

test("the last stage has nothing to be merged with", () => {
  const merge = STAGE_ACTIONS.find((one) => one.key === "merge_next");
  expect(merge?.isPossible(map, { id: "c", name: "c", name_key: null })).toBe(false);
  expect(merge?.commands(map, { id: "a", name: "a", name_key: null })).toEqual([
    { kind: "merge_stages", stage_id: "b", into_id: "a" },
  ]);
});
