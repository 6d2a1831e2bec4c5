import { expect, test } from "vitest";
import { keptValue } from "./units";

test("percents are kept as shares, without a long fraction", () => {
  expect(keptValue(4.2, "percent")).toBe(0.042);
  expect(keptValue(110, "percent")).toBe(1.1);
});

test("times are kept in seconds", () => {
  expect(keptValue(1.5, "hours")).toBe(5400);
  expect(keptValue(2, "days")).toBe(172_800);
});

test("ratings are kept as written", () => {
  expect(keptValue(-3.25, "points")).toBe(-3.25);
});
