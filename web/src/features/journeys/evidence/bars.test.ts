import { expect, test } from "vitest";
import { drawnBars } from "./bars";

test("what has no end is told beside the bars, not drawn as one of them", () => {
  const even = drawnBars([{ low: 0, high: 10, n: 3 }, { low: 10, high: 20, n: 5 }, { low: 20, high: null, n: 2 }]);
  expect(even.bars.map((bar) => bar.n)).toEqual([3, 5]);
  expect([even.rest, even.isUneven]).toEqual([{ n: 2, from: 20 }, false]);
});

test("bars that span ever more are told as such; ratings span nothing", () => {
  expect(drawnBars([{ low: 0, high: 60, n: 1 }, { low: 60, high: 300, n: 1 }])).toMatchObject({ isUneven: true, rest: null });
  expect(drawnBars([{ low: 1, high: 1, n: 1 }, { low: 5, high: 5, n: 1 }]).isUneven).toBe(false);
  expect(drawnBars([])).toEqual({ bars: [], rest: null, isUneven: false });
});
