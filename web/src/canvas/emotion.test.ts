import { describe, expect, it } from "vitest";
import { columnsOf } from "./columns";
import { drawAssumed, drawCurve, EMOTION_HEIGHT } from "./emotion";
import { smallMap } from "./testing";

const columns = columnsOf(smallMap(), 0);
const measured = (touchpoint_id: string, value: number) => ({ touchpoint_id, value, low: value - 0.1, high: value + 0.1, n: 40 });

describe("emotion", () => {
  it("has no point where nothing is measured", () => {
    const curve = drawCurve({ source: "gap", points: [measured("t-order", 1), measured("t-parcel", -1.5)], peak: -1.5, end: -1.5, mean: -0.25 }, columns);
    expect(curve.points.map((one) => one.column)).toEqual([0, 2]);
  });

  it("marks the peak and the end", () => {
    const curve = drawCurve({ source: "gap", points: [measured("t-order", -1.5), measured("t-pay", 0.5)], peak: -1.5, end: 0.5, mean: -0.5 }, columns);
    expect(curve.points.map((one) => [one.isPeak, one.isEnd])).toEqual([[true, false], [false, true]]);
  });

  it("draws what people assume apart, in the middle of what they claim", () => {
    const map = smallMap();
    map.cells = [{ lane_id: "feel", step_id: "pay", stage_id: null, text: "", claim: { measure: "emotion_gap", low: -1, high: 1, tolerance: 0 }, content: null, link: null }];
    const assumed = drawAssumed(map, "feel", columns);
    expect(assumed?.points.map((one) => [one.column, one.y])).toEqual([[1, EMOTION_HEIGHT / 2]]);
    expect(drawAssumed(smallMap(), "feel", columns)).toBeNull();
  });
});
