import { expect, test } from "vitest";
import { arrowAt, middleOf, splinePath } from "./route";

const SPLINE = [[0, 0], [10, 0], [10, 20], [20, 20], [30, 20], [40, 0], [50, 0]].map(([x = 0, y = 0]) => ({ x, y }));

test("control points make cubic curves, the rest a line", () => {
  expect(splinePath(SPLINE)).toBe("M 0.0 0.0 C 10.0 0.0, 10.0 20.0, 20.0 20.0 C 30.0 20.0, 40.0 0.0, 50.0 0.0");
  expect(splinePath(SPLINE.slice(0, 2))).toBe("M 0.0 0.0 L 10.0 0.0");
});

test("a label stands half way", () => {
  expect(middleOf(SPLINE)).toEqual({ x: 10, y: 10 });
});

test("an arrow points where its route goes: to the right, back to the left, down", () => {
  expect(arrowAt("M 0 0 L 100 0", 0)).toBe("M 95.0 -3.0 L 100 0 L 95.0 3.0 Z");
  expect(arrowAt("M 100 0 L 0 0", 0)).toBe("M 5.0 3.0 L 0 0 L 5.0 -3.0 Z");
  expect(arrowAt("M 0 0 C 0 10, 20 30, 20 100", 0)).toBe("M 23.0 95.0 L 20 100 L 17.0 95.0 Z");
});

test("a control point on the end itself does not turn the arrow", () => {
  expect(arrowAt("M 0 0 C 10 0, 100 0, 100 0", 0)).toBe("M 95.0 -3.0 L 100 0 L 95.0 3.0 Z");
});
