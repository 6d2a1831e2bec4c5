import { expect, test } from "vitest";
import type { Figure, MapCommand, Measured } from "@/api/types";
import { applyAll } from "./apply";
import { changesBetween, figureChanges, groupedChanges } from "./changes";
import { smallMap } from "./testing";

const told = (...commands: MapCommand[]) =>
  changesBetween(smallMap(), applyAll(smallMap(), commands)).map(({ kind, verb, before, after }) => {
    const part = after ?? before;
    return `${kind} ${verb} ${part && "id" in part ? part.id : part?.text}`;
  });

test("nothing differs between a map and itself", () => {
  expect(told()).toEqual([]);
});

test("what came, went, was renamed or moved is told once", () => {
  expect(told({ kind: "rename_step", step_id: "pay", name: "Pay!" })).toEqual(["step changed pay"]);
  expect(told({ kind: "move_stage", stage_id: "leave", position: 0 })).toEqual(["stage moved leave"]);
  expect(told({ kind: "add_lane", lane_id: "own", lane_kind: "text", title: "" })).toEqual(["lane added own"]);
  expect(told({ kind: "remove_stage", stage_id: "get" })).toEqual(["stage removed get", "step removed parcel"]);
});

test("a folded lane is no change, and a note of a part that went is told with the part", () => {
  expect(told({ kind: "collapse_lane", lane_id: "reach", is_collapsed: true })).toEqual([]);
  const noted = applyAll(smallMap(), [{ kind: "set_cell", lane_id: "reach", step_id: "pay", text: "slow" }]);
  const cells = (after: MapCommand[]) => changesBetween(noted, applyAll(noted, after)).map(({ kind, verb }) => `${kind} ${verb}`);
  expect(cells([{ kind: "remove_step", step_id: "pay" }])).toEqual(["step removed"]);
  expect(cells([{ kind: "clear_cell", lane_id: "reach", step_id: "pay" }])).toEqual(["cell removed"]);
  expect(cells([{ kind: "set_cell", lane_id: "reach", step_id: "pay", text: "quick" }])).toEqual(["cell changed"]);
});

test("a step in another stage was moved, whatever its place there", () => {
  expect(told({ kind: "move_step", step_id: "parcel", stage_id: "leave", position: 0 })).toEqual(["step moved parcel"]);
});

test("changes are told step by step or lane by lane, in the order of the map", () => {
  const after = applyAll(smallMap(), [
    { kind: "set_cell", lane_id: "feel", step_id: "pay", text: "quick" }, { kind: "rename_step", step_id: "pay", name: "Pay!" },
    { kind: "set_cell", lane_id: "reach", step_id: "parcel", text: "all" }, { kind: "remove_step", step_id: "order" },
  ]);
  const grouped = (by: "step" | "lane") =>
    groupedChanges(changesBetween(smallMap(), after), smallMap(), after, by).map(({ id, changes }) => [id, changes.map(({ kind, verb }) => `${kind} ${verb}`)]);
  expect(grouped("step")).toEqual([["pay", ["step changed", "cell added"]], ["parcel", ["cell added"]], ["order", ["step removed"]]]);
  expect(grouped("lane")).toEqual([["", ["step removed", "step changed"]], ["reach", ["cell added"]], ["feel", ["cell added"]]]);
});

test("figures that differ are told with both sides, the others are counted", () => {
  const figure = (value: number | null, n: number) => ({ value, low: null, high: null, n, denominator: null, withheld: "" }) as unknown as Figure;
  const answer = (figures: Record<string, Record<string, Figure>>) => ({ figures }) as unknown as Measured;
  const then = answer({ a: { reach: figure(12, 12), exit: figure(0.1, 3) }, b: { reach: figure(5, 5) } });
  const now = answer({ a: { reach: figure(14, 14), exit: figure(0.1, 3) } });
  const { changed, same } = figureChanges(["a", "b", "a"], ["reach", "exit"], then, now);
  expect(changed.map((one) => [one.touchpointId, one.measure, one.before?.n, one.after?.n])).toEqual([
    ["a", "reach", 12, 14], ["b", "reach", 5, undefined],
  ]);
  expect(same).toBe(1);
});
