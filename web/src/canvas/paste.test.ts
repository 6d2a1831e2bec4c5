import { describe, expect, it } from "vitest";
import type { JourneyMap } from "@/api/types";
import { applyAll } from "./apply";
import { clipOf, readClip, tableOf, type Clip } from "./clip";
import { columnsOf } from "./columns";
import type { GridPlace } from "./grid";
import { pasteClip, pasteTable } from "./paste";
import { readTable, tableText } from "./table";
import { smallMap } from "./testing";

const note = (step_id: string, text: string) => ({ lane_id: "notes", step_id, stage_id: null, text, claim: null, content: null, link: null });
const map: JourneyMap = {
  ...smallMap(),
  lanes: [...smallMap().lanes, { id: "notes", kind: "pains", title: "Pains", is_collapsed: false }],
  cells: [note("order", "no price"), note("pay", "slow")],
};

function means(on: JourneyMap, at: GridPlace, workspace = "w") {
  let count = 0;
  return {
    map: on, columns: columnsOf(on, 0), at, workspace, newId: () => `new${++count}`,
    isWritten: (kind: string) => kind === "pains", touchpointOf: (name: string) => (name === "Pay" ? "t-pay" : null),
  };
}

const pasted = (clip: Clip, at: GridPlace, workspace?: string) => applyAll(map, pasteClip(clip, means(map, at, workspace)).commands);

describe("copies of parts of a map", () => {
  it("become new steps behind the one with the focus, with what is written there", () => {
    const clip = clipOf(map, { kind: "steps", steps: ["order", "pay"] }, "w");
    const after = pasted(clip, { row: 1, column: 0 });
    expect(after.steps.map((step) => step.id)).toEqual(["order", "new1", "new2", "pay", "parcel"]);
    expect(after.steps[1]).toMatchObject({ name: "order", touchpoint_id: "t-order", stage_id: "buy" });
    expect(after.cells.map((cell) => [cell.step_id, cell.text])).toContainEqual(["new2", "slow"]);
  });

  it("leave their touchpoints behind in another workspace", () => {
    const clip = clipOf(map, { kind: "steps", steps: ["pay"] }, "w");
    expect(pasted(clip, { row: 1, column: 2 }, "elsewhere").steps.at(-1)).toMatchObject({ name: "pay", touchpoint_id: null });
  });

  it("bring whole stages, and the lanes another map does not have", () => {
    const clip = clipOf(map, { kind: "stages", stages: ["buy"] }, "w");
    const bare = smallMap();
    const after = applyAll(bare, pasteClip(clip, means(bare, { row: 0, column: 2 })).commands);
    expect(after.stages.map((stage) => stage.name)).toEqual(["buy", "get", "buy", "leave"]);
    expect(after.lanes.at(-1)).toMatchObject({ kind: "pains", title: "Pains" });
    expect(after.cells).toHaveLength(2);
    expect(new Set(after.steps.map((step) => step.id)).size).toBe(5);
  });

  it("fill cells from the one with the focus, and say what found no place", () => {
    const clip = clipOf(map, { kind: "cells", lanes: ["notes"], steps: ["order", "pay"] }, "w");
    const paste = pasteClip(clip, means(map, { row: 4, column: 2 }));
    expect([paste.count, paste.left]).toEqual([1, 1]);
    expect(applyAll(map, paste.commands).cells.find((cell) => cell.step_id === "parcel")?.text).toBe("no price");
    expect(pasteClip(clip, means(map, { row: 2, column: 0 })).left).toBe(2);
  });

  it("are known again, and nothing else is", () => {
    const clip = clipOf(map, { kind: "cells", lanes: ["notes"], steps: ["pay"] }, "w");
    expect(readClip(JSON.stringify(clip))).toEqual(clip);
    expect([readClip(""), readClip("{"), readClip("null"), readClip('{"format":"x"}')]).toEqual([null, null, null, null]);
  });

  it("leave as a table, too", () => {
    const names = { stage: (stage: { name: string }) => stage.name, lane: () => "Pains" };
    const stages = tableOf(map, clipOf(map, { kind: "stages", stages: ["buy"] }, "w"), names);
    expect(stages).toEqual([["", "buy", "buy"], ["", "order", "pay"], ["Pains", "no price", "slow"]]);
    expect(tableOf(map, clipOf(map, { kind: "cells", lanes: ["notes"], steps: ["pay", "parcel"] }, "w"), names)).toEqual([["slow", ""]]);
  });
});

describe("a table from elsewhere", () => {
  it("is read as spreadsheets write it", () => {
    expect(readTable('a\t"two\nlines, ""x"""\r\n\tb\t\r\n')).toEqual([["a", 'two\nlines, "x"'], ["", "b", ""]]);
    expect(readTable('say "hi"')).toEqual([['say "hi"']]);
  });

  it("comes back as it was, and runs nothing", () => {
    const rows = [["=1+1", "-5", 'a "b"'], ["x\ty", "two\nlines", "'s"]];
    expect(tableText(rows)).toContain("'=1+1\t-5");
    expect(readTable(tableText(rows))).toEqual(rows);
  });

  it("fills written cells and leaves measured ones alone", () => {
    const paste = pasteTable([["x", "y"], ["", "z"], ["u", "v"]], means(map, { row: 2, column: 0 }));
    expect([paste.count, paste.left]).toEqual([2, 3]);
    const after = applyAll(map, paste.commands);
    expect(after.cells.map((cell) => cell.text).sort()).toEqual(["u", "v"]);
  });

  it("says what was too long to be taken whole, and parts no letter", () => {
    const long = "😀".repeat(301);
    const steps = pasteTable([["Look"], [long]], means(map, { row: 1, column: 0 }));
    expect([steps.count, steps.cut]).toEqual([2, 1]);
    expect([...(applyAll(map, steps.commands).steps[2]?.name ?? "")]).toHaveLength(300);
    expect(pasteTable([["a", long]], means(map, { row: 0, column: 0 })).cut).toBe(1);
    const cells = pasteTable([["x".repeat(20_001), "y"]], means(map, { row: 4, column: 0 }));
    expect([cells.count, cells.cut]).toEqual([2, 1]);
  });

  it("becomes steps and stages where those stand", () => {
    const steps = applyAll(map, pasteTable([["Look"], ["Pay"]], means(map, { row: 1, column: 0 })).commands).steps;
    expect(steps.map((step) => step.name)).toEqual(["order", "Look", "Pay", "pay", "parcel"]);
    expect(steps[2]?.touchpoint_id).toBe("t-pay");
    const stages = applyAll(map, pasteTable([["Before", "After"]], means(map, { row: 0, column: 3 })).commands).stages;
    expect(stages.map((stage) => stage.name)).toEqual(["buy", "get", "leave", "Before", "After"]);
  });
});
