import { expect, test } from "vitest";
import type { Figure, Measured } from "@/api/types";
import { applyAll } from "./apply";
import { slidesOf } from "./slides";
import { smallMap } from "./testing";

const figure = (measure: string, value: number | null, withheld = "") => ({ measure, value, withheld, n: 9 }) as unknown as Figure;

test("a stage is cut into screens of three steps, an empty stage has one", () => {
  const map = applyAll(smallMap(), ["a", "b"].map((id) => ({ kind: "add_step", step_id: id, stage_id: "buy", name: id }) as const));
  const seen = slidesOf(map, undefined).map(({ number, part, parts, steps }) => [number, part, parts, steps.map((one) => one.step.id)]);
  expect(seen).toEqual([
    [1, 1, 2, ["order", "pay", "a"]], [1, 2, 2, ["b"]], [2, 1, 1, ["parcel"]], [3, 1, 1, []],
  ]);
});

test("a step tells what matters first, and what is withheld last", () => {
  const found = { reach_share: figure("reach_share", 0.5), gap: figure("gap", null, "withheld"), exit: figure("exit", 0.1), score: figure("score", 4) };
  const measured = { figures: { "t-order": found } } as unknown as Measured;
  const first = slidesOf(smallMap(), measured)[0]?.steps[0];
  expect(first?.figures.map((one) => one.measure)).toEqual(["score", "exit", "reach_share"]);
});

test("pains and strengths are told before other notes", () => {
  const lanes = ["text", "strengths", "pains"] as const;
  const map = applyAll(smallMap(), lanes.flatMap((kind) => [
    { kind: "add_lane", lane_id: kind, lane_kind: kind, title: "" } as const,
    { kind: "set_cell", lane_id: kind, step_id: "order", text: kind } as const,
  ]));
  expect(slidesOf(map, undefined)[0]?.steps[0]?.notes.map((one) => one.cell.text)).toEqual(["pains", "strengths"]);
});
