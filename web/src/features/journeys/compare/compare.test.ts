import { expect, test } from "vitest";
import type { Compared, Persona, Segment } from "@/api/types";
import { smallMap } from "@/canvas/testing";
import { columnsOf } from "@/canvas/columns";
import type { ComparedScene } from "./ComparedContext";
import { emotionMeasure, groupCurves } from "./ComparedCurves";
import { sizeOf, writingOf } from "./differenceWords";
import { readCompareSearch } from "./search";
import { choicesOf, chosenOf, sceneOf } from "./useCompared";

const segment = (id: string, lens_id = "l") => ({ id, lens_id, name: id.toUpperCase(), about: "", rule: {} }) as unknown as Segment;
const persona = (id: string, segment_id: string | null) => ({ id, segment_id, name: `Persona ${id}` }) as unknown as Persona;

test("an address names at most four groups, and differences only where there are two", () => {
  expect(readCompareSearch({ compare: ["a", "b", "c", "d", "e"], differ: true })).toEqual({ compare: ["a", "b", "c", "d"], differ: true });
  expect(readCompareSearch({ compare: ["a"], differ: true })).toEqual({ compare: ["a"] });
  expect(readCompareSearch({ compare: "a", differ: "yes" })).toEqual({});
});

test("only segments of the map's journeys can be compared, and personas that stand for one of them", () => {
  const choices = choicesOf([persona("p", "a"), persona("q", null), persona("r", "z")], [segment("a"), segment("z", "other")], "l");
  expect(choices.map((one) => one.id)).toEqual(["p", "a"]);
});

test("a persona and its segment are the same customers: the first named stands for both", () => {
  const choices = choicesOf([persona("p", "a")], [segment("a"), segment("b")], null);
  expect(chosenOf(choices, ["p", "a", "gone", "b"]).map((one) => one.id)).toEqual(["p", "b"]);
});

test("an answer that is still about those chosen before keeps their names, not those of the ones chosen now", () => {
  const answer = { segments: [{ segment_id: "a", name: "A" }, { segment_id: "b", name: "B" }], differences: {} } as unknown as Compared;
  const { groups } = sceneOf(answer, new Map([["b", "Persona of b"]]), false);
  expect(groups.map((group) => group.name)).toEqual(["A", "Persona of b"]);
});

function scene(isDifference: boolean): ComparedScene {
  const figures = { "t-pay": { emotion_gap: { value: 1, low: 0.5, high: 1.5 } } };
  const group = (place: number) => ({
    place, name: `g${place}`, segment: { segment_id: `s${place}`, figures, emotion: [{ source: "gap" }] },
  });
  return {
    isDifference, groups: [group(0), group(1)],
    figureAt: (_: unknown, touchpoint: string | null, measure: string) => (figures as Record<string, Record<string, unknown>>)[touchpoint ?? ""]?.[measure],
    differenceAt: () => ({ segment_id: "s1", value: -3, low: null, high: null, is_clear: false }),
  } as unknown as ComparedScene;
}

test("each group has a curve of its own, a little aside of the others", () => {
  const map = smallMap();
  const curves = groupCurves(scene(false), columnsOf(map, 0));
  expect(emotionMeasure(scene(false))).toBe("emotion_gap");
  expect(curves.map((curve) => curve.points.map((point) => point.column))).toEqual([[1], [1]]);
  expect(curves[1]?.points[0]?.x).toBeGreaterThan(curves[0]?.points[0]?.x ?? Infinity);
});

test("differences are drawn without the first group, and stick to the strip", () => {
  const curves = groupCurves(scene(true), columnsOf(smallMap(), 0));
  expect(curves.map((curve) => curve.place)).toEqual([1]);
  const lowest = groupCurves(scene(true), columnsOf(smallMap(), 0))[0]?.points[0]?.y;
  expect(lowest).toBe(158);
});

test("a difference of shares is told in points, one of times in the unit it reads best in", () => {
  expect(writingOf("share", 0.3)).toMatchObject({ factor: 100, isPoints: true });
  expect(writingOf("seconds", 7200)).toMatchObject({ options: { unit: "hour" }, isPoints: false });
});

test("a difference in time and its interval share the unit of the farthest end", () => {
  const told = { segment_id: "", value: 77 * 60, low: -656 * 60, high: 703 * 60, is_clear: false };
  expect(writingOf("seconds", sizeOf("seconds", told))).toMatchObject({ options: { unit: "hour" } });
  expect(sizeOf("share", { ...told, value: -0.02 })).toBe(0.02);
});
