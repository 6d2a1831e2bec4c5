import { describe, expect, it } from "vitest";
import { differing } from "./differing";
import { asksAnew, begun, forget, NO_HISTORY, remember, type Inverse } from "./history";
import { after } from "./rebase";
import { smallMap } from "./testing";

const inverse = (part: Partial<Inverse>): Inverse => ({
  commands: [{ kind: "rename_map", title: "A" }], touches: [], removes: [], ...part,
});
const there = inverse({ touches: ["title"] });
const back = inverse({ commands: [{ kind: "rename_map", title: "B" }], touches: ["title"] });

describe("history", () => {
  it("takes back and does again", () => {
    const done = remember(begun(NO_HISTORY, "do"), "do", back);
    const undone = remember(begun(done, "undo"), "undo", there);
    expect(undone).toEqual({ undo: [], redo: [there] });
    expect(remember(begun(undone, "redo"), "redo", back)).toEqual({ undo: [back], redo: [] });
  });

  it("forgets what was undone once something new is done", () => {
    expect(begun({ undo: [], redo: [there] }, "do").redo).toEqual([]);
  });

  it("goes on to what came before where a change cannot be taken back", () => {
    expect(begun({ undo: [there, back], redo: [back] }, "undo")).toEqual({ undo: [there], redo: [back] });
  });

  it("asks for figures anew only where they may differ", () => {
    expect(asksAnew(there.commands)).toBe(false);
    expect(asksAnew([{ kind: "remove_step", step_id: "x" }])).toBe(true);
  });
});

describe("what others do", () => {
  const map = smallMap();
  const written = after(map, [{ kind: "set_cell", lane_id: "reach", step_id: "pay", text: "theirs" }]) ?? map;
  const theirs = differing(map, written);

  it("is not taken back with a change of the same place", () => {
    const own = inverse({ touches: ["cell reach\npay\n"] });
    const other = inverse({ touches: ["step order"] });
    expect(forget({ undo: [other, own], redo: [own] }, theirs, written)).toEqual({ undo: [other], redo: [] });
  });

  it("is not taken back with the step or lane in which it was done", () => {
    for (const name of ["step pay", "lane reach"]) {
      expect(forget({ undo: [inverse({ touches: [name], removes: [name] })], redo: [] }, theirs, written).undo).toEqual([]);
      const named = { undo: [inverse({ touches: [name] })], redo: [] };
      expect(forget(named, theirs, written)).toBe(named);
    }
  });

  it("stays beside an own text that is taken back out of it", () => {
    const commands = [{ kind: "set_cell", lane_id: "reach", step_id: "pay", text: "", was: "mine" } as const];
    const own = { undo: [inverse({ commands: [...commands], touches: ["cell reach\npay\n"] })], redo: [] };
    expect(forget(own, theirs, written)).toBe(own);
  });
});
