import { describe, expect, it } from "vitest";
import { columnsOf, NARROWEST, spansOf, WIDEST, widthOf, widthWanted } from "./columns";
import { smallMap } from "./testing";

describe("columns", () => {
  it("gives every step a column and an empty stage one to drop into", () => {
    expect(columnsOf(smallMap(), 0).map((column) => column.stepId)).toEqual(["order", "pay", "parcel", null]);
  });

  it("lays them side by side", () => {
    const columns = columnsOf(smallMap(), 0);
    expect(columns.map((column) => column.left)).toEqual([0, 1, 2, 3].map((i) => i * NARROWEST));
  });

  it("stretches them to the room there is, but never squeezes them", () => {
    expect(widthOf(columnsOf(smallMap(), 2000))).toBeCloseTo(2000);
    expect(widthOf(columnsOf(smallMap(), 100))).toBe(4 * NARROWEST);
  });

  it("makes a step as wide as its name and its notes need, up to a limit", () => {
    expect(widthWanted("Pay")).toBe(NARROWEST);
    expect(widthWanted("Datenschutzgrundverordnung")).toBeGreaterThan(NARROWEST);
    expect(widthWanted("Pay", 20_000)).toBe(WIDEST);
  });

  it("gives a stage of one step the room for its name", () => {
    const wide = columnsOf(smallMap(), 0, (stage) => (stage.id === "get" ? "Waiting for the delivery" : stage.name));
    expect(wide.map((column) => column.width > NARROWEST)).toEqual([false, false, true, false]);
  });

  it("spans each stage over its steps", () => {
    expect(spansOf(columnsOf(smallMap(), 0)).map((span) => [span.stageId, span.first, span.count])).toEqual([
      ["buy", 0, 2], ["get", 2, 1], ["leave", 3, 1],
    ]);
  });
});
