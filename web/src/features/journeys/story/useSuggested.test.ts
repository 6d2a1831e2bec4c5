import { expect, test } from "vitest";
import { applyAll } from "@/canvas/apply";
import { smallMap } from "@/canvas/testing";
import type { Suggestion } from "@/api/types";
import { openOf } from "./useSuggested";

const suggested: Suggestion[] = (["is_moment_of_truth", "is_quick_win"] as const).map((flag) => ({
  step_id: "pay", flag, says: "", facts: "", touchpoint_id: "t-pay", measure: "gap", size: [-0.4, -0.2],
}));

test("a mark that was set or declined is no longer suggested, until that is taken back", () => {
  const map = smallMap();
  expect(openOf(suggested, map)).toHaveLength(2);
  const decline = { kind: "decline_flag", step_id: "pay", flag: "is_quick_win" } as const;
  const marked = applyAll(map, [
    { kind: "set_flag", step_id: "pay", flag: "is_moment_of_truth", is_on: true }, { ...decline, size: [-0.4, -0.2] },
  ]);
  expect(openOf(suggested, marked)).toEqual([]);
  expect(openOf(suggested, applyAll(marked, [{ ...decline, size: null }]))).toHaveLength(1);
  expect(openOf(suggested, applyAll(marked, [{ kind: "remove_step", step_id: "pay" }]))).toEqual([]);
  expect(openOf(suggested, applyAll(map, [{ kind: "bind_step", step_id: "pay", touchpoint_id: "t-order" }]))).toEqual([]);
});
