import { expect, it } from "vitest";
import { lostParts } from "./lost";
import type { Wanted } from "./rebase";

const step = (name: string) => JSON.stringify({ id: "pay", stage_id: "s", name });
const cell = (text: string) => JSON.stringify({ lane_id: "l", step_id: "pay", stage_id: null, text });
const lost = (change: Partial<Wanted>) =>
  lostParts({ commands: [], base: {}, mine: {}, was_sent: false, ...change }).map(({ kind, verb, part }) => [kind, verb, part]);

it("tells a text as its writer left it", () => {
  expect(lost({ base: { "cell l pay": cell("theirs") }, mine: { "cell l pay": cell("mine") } })).toEqual([["cell", "changed", JSON.parse(cell("mine"))]]);
});

it("tells what was removed as it was, and what was added as it was to be", () => {
  expect(lost({ base: { "step pay": step("Pay") }, mine: { "step pay": null } })).toEqual([["step", "removed", JSON.parse(step("Pay"))]]);
  const commands: Wanted["commands"] = [{ kind: "add_step", step_id: "pay", stage_id: "s", name: "Pay", touchpoint_id: null }];
  expect(lost({ commands, base: { "step pay": null }, mine: { "step pay": step("Pay") } })).toEqual([["step", "added", JSON.parse(step("Pay"))]]);
});

it("tells the title, and nothing of what nobody knows any more", () => {
  expect(lost({ base: { title: '"Old"', "step x": null }, mine: { title: '"New"', "step x": null } })).toEqual([["title", "changed", "New"]]);
});
