import { describe, expect, it } from "vitest";
import { withRole } from "./readings";

const reading = { sheet: null, is_transposed: false, titles: 1, roles: ["stage" as const, "step" as const, "pains" as const] };

describe("what a line is said to be", () => {
  it("changes that line alone", () => {
    expect(withRole(reading, 2, "needs").roles).toEqual(["stage", "step", "needs"]);
  });

  it("makes notes of the line that held the stages before", () => {
    expect(withRole(reading, 1, "stage").roles).toEqual(["text", "stage", "pains"]);
  });
});
