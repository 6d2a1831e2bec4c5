import { expect, test } from "vitest";
import { durationUnit, formats } from "./format";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const DAY = 86_400;

test.each([
  ["en", "4.2 days"], ["ru", "4,2 дня"], ["pl", "4,2 dnia"],
])("4.2 days is written as natives of %s write it", (language, wanted) => {
  expect(plain(formats(language, "UTC").duration(4.2 * DAY))).toBe(wanted);
});

test.each([
  ["ru", 5 * DAY, "5 дней"], ["ru", 3 * DAY, "3 дня"], ["pl", 5 * DAY, "5 dni"], ["pl", 3 * DAY, "3 dni"],
])("whole units take their own plural in %s", (language, seconds, wanted) => {
  expect(plain(formats(language, "UTC").duration(seconds))).toBe(wanted);
});

test("the unit grows with the duration", () => {
  expect([5, 600, 7200, 5 * DAY, 900 * DAY].map((seconds) => durationUnit(seconds)[0])).toEqual([
    "second", "minute", "hour", "day", "year",
  ]);
});

test("small shares keep a digit, large ones do not", () => {
  const { share } = formats("en", "UTC");
  expect([share(0.034), share(0.34), share(0)]).toEqual(["3.4%", "34%", "0%"]);
});

test("a sign stands before what is not nothing, and a minus is a minus", () => {
  expect([0.04, -0.04, 1.25, -1.5].map((value) => formats("en", "UTC").signed(value))).toEqual(["0", "0", "+1.3", "−1.5"]);
});

test("a moment is told in the workspace's zone", () => {
  const newYear = Date.UTC(2025, 11, 31, 23, 30) * 1000;
  expect(formats("en", "Europe/Warsaw").date(newYear)).toBe("Jan 1, 2026");
  expect(formats("en", "UTC").date(newYear)).toBe("Dec 31, 2025");
});

test("a Russian day ends without a word that would double the full stop after it", () => {
  const { date, moment } = formats("ru", "UTC");
  expect(date(Date.UTC(2026, 4, 30) * 1000)).toBe("30 мая 2026");
  expect(moment("2026-05-30T09:05:00Z")).toBe("30 мая 2026, 09:05");
});
