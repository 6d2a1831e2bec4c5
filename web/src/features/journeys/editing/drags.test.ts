import { expect, it } from "vitest";
import { pull } from "./drags";

it("scrolls while something is held near an edge, faster the nearer", () => {
  expect(pull(500, 0, 1000)).toBe(0);
  expect(pull(990, 0, 1000)).toBeGreaterThan(pull(950, 0, 1000));
  expect(pull(10, 0, 1000)).toBeLessThan(0);
});
