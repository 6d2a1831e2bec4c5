import { expect, test } from "vitest";
import { ApiProblem } from "@/api/problem";
import { retryOf } from "./ProblemNote";

test("asking once more is offered where the way broke or the server did, not where it refused", () => {
  const again = () => undefined;
  const offered = [0, 422, 503].map((status) => retryOf(new ApiProblem({ title: "", status, code: "", detail: "" }), again) !== undefined);
  expect(offered).toEqual([true, false, true]);
});
