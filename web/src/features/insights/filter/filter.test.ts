import { expect, test } from "vitest";
import { conditionsOf } from "./conditions";
import { dayOf, dayStartUs, nextDay } from "./days";
import { tidy } from "./tidy";

test("an empty choice leaves no trace in the address", () => {
  expect(tidy({ contains: [], event: { channel: [] }, since_us: null, starts: ["Order"] })).toEqual({ starts: ["Order"] });
});

test("every condition has a chip that takes just itself away", () => {
  const filter = { contains: ["Pay"], event: { channel: ["site"] }, since_us: 5, until_us: 9 };
  const conditions = conditionsOf(filter);
  expect(conditions.map((one) => one.kind)).toEqual(["period", "event", "contains"]);
  expect(tidy(conditions[1]?.without ?? {})).toEqual({ contains: ["Pay"], since_us: 5, until_us: 9 });
});

test("a day begins at midnight of its zone, also when the clock changes that night", () => {
  expect(dayStartUs("2025-03-30", "Europe/Warsaw")).toBe(Date.UTC(2025, 2, 29, 23) * 1000);
  expect(dayStartUs("2025-03-31", "Europe/Warsaw")).toBe(Date.UTC(2025, 2, 30, 22) * 1000);
  expect(dayStartUs("2016-09-05", "America/Sao_Paulo")).toBe(Date.UTC(2016, 8, 5, 3) * 1000);
});

test("a day's start is told back as the same day", () => {
  expect(dayOf(dayStartUs("2025-12-31", "Asia/Vladivostok"), "Asia/Vladivostok")).toBe("2025-12-31");
  expect(nextDay("2025-12-31")).toBe("2026-01-01");
});
