import { expect, it } from "vitest";
import { EVERYBODY, segmentsOf } from "./Whose";

const chosen = ["north", "south", "west"].map((id) => ({ id, name: id, segmentId: id, isPersona: false }));

it("asks for the first group at first, and for another with those it is compared with", () => {
  expect(segmentsOf(chosen, null)).toEqual(["north", "south", "west"]);
  expect(segmentsOf(chosen, "south")).toEqual(["south", "north", "west"]);
});

it("asks for no group where everybody is wanted, nobody is compared, or the group has gone", () => {
  expect([segmentsOf(chosen, EVERYBODY), segmentsOf([], "south")]).toEqual([[], []]);
  expect(segmentsOf(chosen.slice(0, 1), "south")).toEqual(["north"]);
});
