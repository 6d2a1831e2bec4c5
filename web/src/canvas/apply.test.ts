import { describe, expect, it } from "vitest";
import type { JourneyMap, MapCommand, MapWhole } from "@/api/types";
import { applyAll } from "./apply";
// The same file is read by the server's tests: what is foreseen is what the server answers.
import told from "./apply.cases.json";
import { foresee } from "./foresee";
import { smallMap } from "./testing";

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

  it("leaves out what cannot be foreseen, and keeps the rest", () => {
    const document = smallMap();
    const whole = { id: "m", title: document.title, version: 1, document } as unknown as MapWhole;
    const seen = foresee(whole, [
      [{ kind: "rename_step", step_id: "gone", name: "X" }], [{ kind: "rename_map", title: "After" }],
    ]);
    expect([seen.title, seen.version]).toEqual(["After", 1]);
    expect(seen.document.steps).toEqual(document.steps);
  });
});
