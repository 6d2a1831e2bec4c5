import { describe, expect, it } from "vitest";
import type { JourneyMap, MapCommand } from "@/api/types";
import { applyAll } from "./apply";
// The same file is read by the server's tests: what is foreseen is what the server answers.
import told from "./apply.cases.json";

interface Case {
  name: string;
  commands: MapCommand[];
  after: JourneyMap;
}

const before = told.before as JourneyMap;

describe("a change shown before the server has answered", () => {
  it.each(told.cases as unknown as Case[])("is what the server answers: $name", ({ commands, after }) => {
    expect(applyAll(before, commands)).toEqual(after);
  });
});
