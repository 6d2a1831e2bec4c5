import { describe, expect, it } from "vitest";
import { applyAll } from "./apply";
import { chosenOf, reachTo, removalOf, shiftOf, sizeOf, spotAt, type Choice } from "./choice";
import { columnsOf } from "./columns";
import { smallMap } from "./testing";

const map = { ...smallMap(), cells: [{ lane_id: "feel", step_id: "pay", stage_id: null, text: "slow", claim: null, content: null, link: null }] };
const columns = columnsOf(map, 0);
const at = (row: number, column: number) => spotAt(map, columns, { row, column }) ?? { row: "", column: "" };
const choice = (from: [number, number], to: [number, number]): Choice => ({ from: at(...from), to: at(...to) });
const shape = { rows: 4, columns: 4, stages: [0, 2, 3] };

describe("a choice of several", () => {
  it("is stages, steps or cells, by the row it begins in", () => {
    expect(chosenOf(map, columns, choice([0, 2], [0, 0]))).toEqual({ kind: "stages", stages: ["buy", "get"] });
    expect(chosenOf(map, columns, choice([1, 1], [1, 3]))).toEqual({ kind: "steps", steps: ["pay", "parcel"] });
    const cells = chosenOf(map, columns, choice([2, 0], [3, 1]));
    expect(cells).toEqual({ kind: "cells", lanes: ["reach", "feel"], steps: ["order", "pay"] });
    expect(cells && sizeOf(cells)).toBe(4);
  });

  it("leaves out folded lanes, and is nothing once its end is gone", () => {
    const folded = { ...map, lanes: map.lanes.map((lane) => ({ ...lane, is_collapsed: lane.id === "reach" })) };
    expect(chosenOf(folded, columns, choice([2, 0], [3, 0]))).toEqual({ kind: "cells", lanes: ["feel"], steps: ["order"] });
    expect(chosenOf(map, columns, { from: at(1, 0), to: { row: "steps", column: "gone" } })).toBeNull();
  });

  it("reaches along its own row, and from cells never into the headings", () => {
    expect(reachTo({ row: 1, column: 0 }, { row: 1, column: 0 }, "ArrowDown", shape)).toEqual({ row: 1, column: 0 });
    expect(reachTo({ row: 2, column: 0 }, { row: 2, column: 1 }, "ArrowUp", shape)).toEqual({ row: 2, column: 1 });
    expect(reachTo({ row: 2, column: 1 }, { row: 2, column: 0 }, "ArrowLeft", shape)).toEqual({ row: 2, column: 0 });
    expect(reachTo({ row: 2, column: 1 }, { row: 2, column: 0 }, "x", shape)).toBeNull();
  });

  it("empties cells, and removes steps", () => {
    expect(removalOf(map, { kind: "cells", lanes: ["feel"], steps: ["order", "pay"] })).toEqual([
      { kind: "clear_cell", lane_id: "feel", step_id: "pay" },
    ]);
    expect(applyAll(map, removalOf(map, { kind: "steps", steps: ["order", "pay"] })).steps.map((step) => step.id)).toEqual(["parcel"]);
  });

  it("moves as one block, and not past the edge", () => {
    const moved = applyAll(map, shiftOf(map, { kind: "steps", steps: ["order", "pay"] }, 1));
    expect(moved.steps.map((step) => `${step.stage_id} ${step.id}`)).toEqual(["get order", "get pay", "get parcel"]);
    expect(shiftOf(map, { kind: "steps", steps: ["order", "pay"] }, -1)).toEqual([]);
    const stages = applyAll(map, shiftOf(map, { kind: "stages", stages: ["buy", "get"] }, 1));
    expect(stages.stages.map((stage) => stage.id)).toEqual(["leave", "buy", "get"]);
  });
});
