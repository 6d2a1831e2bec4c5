import { describe, expect, it } from "vitest";
import { dropStepInto, dropStepOn, moveLaneBy, moveStageBy, moveStepBy } from "./moves";
import { smallMap } from "./testing";

describe("moves", () => {
  it("moves a step within its stage, and past its end into the next", () => {
    expect(moveStepBy(smallMap(), "order", 1)).toEqual({ kind: "move_step", step_id: "order", stage_id: "buy", position: 1 });
    expect(moveStepBy(smallMap(), "pay", 1)).toEqual({ kind: "move_step", step_id: "pay", stage_id: "get", position: 0 });
    expect(moveStepBy(smallMap(), "parcel", -1)).toEqual({ kind: "move_step", step_id: "parcel", stage_id: "buy", position: 2 });
  });

  it("offers no move off the map", () => {
    expect(moveStepBy(smallMap(), "order", -1)).toBeNull();
    expect(moveStageBy(smallMap(), "leave", 1)).toBeNull();
    expect(moveLaneBy(smallMap(), "reach", -1)).toBeNull();
  });

  it("drops a step where another stands, or at the end of a stage", () => {
    expect(dropStepOn(smallMap(), "parcel", "pay")).toEqual({ kind: "move_step", step_id: "parcel", stage_id: "buy", position: 1 });
    expect(dropStepOn(smallMap(), "pay", "pay")).toBeNull();
    expect(dropStepInto(smallMap(), "pay", "leave")).toEqual({ kind: "move_step", step_id: "pay", stage_id: "leave", position: 0 });
  });
});
