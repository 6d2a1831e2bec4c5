import { expect, test } from "vitest";
import { curvePath, ribbonPath } from "./curve";

test("no points draw nothing, one point draws no line", () => {
  expect(curvePath([])).toBe("");
  expect(curvePath([{ x: 1, y: 2 }])).toBe("M 1.0 2.0");
});

test("a peak is flat at its top, so that the curve never overshoots", () => {
  const path = curvePath([{ x: 0, y: 10 }, { x: 30, y: 0 }, { x: 60, y: 10 }]);
  expect(path).toContain("20.0 0.0, 30.0 0.0 C 40.0 0.0");
});

test("a ribbon is closed and ends where it began", () => {
  const path = ribbonPath([{ x: 0, y: 1 }, { x: 3, y: 1 }], [{ x: 0, y: 4 }, { x: 3, y: 4 }]);
  expect(path).toBe("M 0.0 1.0 C 1.0 1.0, 2.0 1.0, 3.0 1.0 L 3.0 4.0 C 2.0 4.0, 1.0 4.0, 0.0 4.0 Z");
});
