import { describe, expect, it } from "vitest";
import { bridgesOf, curvePath, emotionY, ribbonPath, runsOf, slopes } from "./curve";

const point = (column: number, y: number, interval: [number, number] | null = null) => ({
  column, x: column * 10, y, low: interval?.[0] ?? null, high: interval?.[1] ?? null,
});

describe("curve", () => {
  it("puts +2 on top, −2 at the bottom and 0 in the middle", () => {
    expect([2, 0, -2].map((value) => emotionY(value, 100, 10))).toEqual([10, 50, 90]);
  });

  it("is flat at a peak, so that nothing unmeasured rises above it", () => {
    expect(slopes([0, 10, 20], [0, 5, 0])[1]).toBe(0);
  });

  it("runs straight through points on a line", () => {
    expect(slopes([0, 10, 20], [0, 5, 10])).toEqual([0.5, 0.5, 0.5]);
    expect(curvePath([{ x: 0, y: 0 }, { x: 30, y: 30 }])).toBe("M0,0 C10,10 20,20 30,30");
  });

  it("draws nothing of nothing", () => {
    expect(curvePath([])).toBe("");
    expect(ribbonPath([point(0, 5, [4, 6])])).toBe("");
  });

  it("closes the ribbon around both ends of the intervals", () => {
    const path = ribbonPath([point(0, 5, [6, 4]), point(1, 5, [6, 4])]);
    expect(path.startsWith("M0,4")).toBe(true);
    expect(path).toContain("L10,6");
    expect(path.endsWith("Z")).toBe(true);
  });

  it("breaks where a column in between was not measured", () => {
    const points = [point(0, 1), point(1, 2), point(3, 3)];
    expect(runsOf(points).map((run) => run.map((one) => one.column))).toEqual([[0, 1], [3]]);
    expect(bridgesOf(points).map(([from, to]) => [from.column, to.column])).toEqual([[1, 3]]);
  });
});
