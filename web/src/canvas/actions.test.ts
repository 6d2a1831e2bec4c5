import { describe, expect, it, vi } from "vitest";
import { ACTIONS, actionsAbout, type ActionContext, type Target } from "./actions";
import { smallMap } from "./testing";

function contextOf(target: Target, canEdit = true): ActionContext {
  return {
    map: smallMap(), target, canEdit, canUndo: false, canRedo: false, apply: vi.fn(), undo: vi.fn(), redo: vi.fn(),
    rename: vi.fn(), addTouchpoint: vi.fn(), addLane: vi.fn(), linkStep: vi.fn(), newId: () => "new", word: (key) => key,
  };
}

const named = (name: string) => ACTIONS.find((action) => action.name === name);

describe("actions", () => {
  it("offers nothing to those who may only read", () => {
    for (const id of ["buy", "order", "reach"]) {
      for (const kind of ["stage", "step", "lane"] as const) {
        const context = contextOf({ kind, id }, false);
        expect(actionsAbout(kind).filter((action) => action.enabled(context))).toEqual([]);
      }
    }
  });

  it("gives no key twice to actions about one thing", () => {
    for (const kind of ["map", "stage", "step", "lane"] as const) {
      const keys = actionsAbout(kind).flatMap((action) => action.key ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("begins a new stage at a step, but not at the first of its stage", () => {
    const context = contextOf({ kind: "step", id: "pay" });
    named("split_stage")?.perform(context);
    expect(context.apply).toHaveBeenCalledWith([
      { kind: "split_stage", stage_id: "buy", at_step_id: "pay", new_stage_id: "new", name: "new_stage" },
    ]);
    expect(named("split_stage")?.enabled(contextOf({ kind: "step", id: "order" }))).toBe(false);
  });

  it("merges a stage into the one before, and the first into none", () => {
    const context = contextOf({ kind: "stage", id: "get" });
    named("merge_stage")?.perform(context);
    expect(context.apply).toHaveBeenCalledWith([{ kind: "merge_stages", stage_id: "get", into_id: "buy" }]);
    expect(named("merge_stage")?.enabled(contextOf({ kind: "stage", id: "buy" }))).toBe(false);
  });

  it("makes a step the alternative of the one before, and no longer", () => {
    const context = contextOf({ kind: "step", id: "pay" });
    named("instead")?.perform(context);
    expect(context.apply).toHaveBeenCalledWith([{ kind: "set_instead_of", step_id: "pay", instead_of: "order" }]);
    expect(named("instead")?.enabled(contextOf({ kind: "step", id: "order" }))).toBe(false);
  });

  it("turns a flag on", () => {
    const context = contextOf({ kind: "step", id: "pay" });
    named("moment_of_truth")?.perform(context);
    expect(context.apply).toHaveBeenCalledWith([{ kind: "set_flag", step_id: "pay", flag: "is_moment_of_truth", is_on: true }]);
  });
});
