import { expect, test } from "vitest";
import type { EventMapping, ObservationMapping } from "@/api/types";
import { missingRoles, objectTypeOf, withColumn } from "./events";
import { isComplete, roleOf, withOneScale, withRating, withRole } from "./ratings";

const events: EventMapping = {
  kind: "events", columns: {}, times: { zone: "UTC", day_first: null }, sequence: null, activity: "", channel: "", department: "",
};
const ratings: ObservationMapping = {
  kind: "observations", ratings: {}, touchpoint: null, measure: null, value: null, scale: null, scales: {}, texts: {},
  respondent: null, object_type: "case", time: null, time_value: "", weight: null, department: null, channel: null,
  record: null, attributes: [], privacy: {}, times: { zone: "UTC", day_first: null }, source_kind: "survey",
};

test("a table needs a number, a happening and a time", () => {
  expect(missingRoles(events)).toEqual(["case", "activity", "time"]);
});

test("date columns are happenings and times at once", () => {
  const wide = withColumn(withColumn(events, "order", { role: "case", object_type: "order" }), "paid_at", { role: "moment" });
  expect(missingRoles(wide)).toEqual([]);
  expect(objectTypeOf(wide)).toBe("order");
});

test("a second activity column takes the role from the first", () => {
  const two = withColumn(withColumn(events, "status", { role: "activity" }), "step", { role: "activity" });
  expect([two.columns.status?.role, two.columns.step?.role]).toEqual(["attribute", "activity"]);
});

test("a column has one role at a time", () => {
  const mapping = withRole(withRole(ratings, "q1", "text"), "q1", "rating");
  expect(roleOf(mapping, "q1")).toBe("rating");
  expect(mapping.texts).toEqual({});
});

test("one scale with its missing codes can hold for all ratings", () => {
  const two = withRole(withRole(ratings, "q1", "rating"), "q2", "rating");
  const scale = { minimum: 1, maximum: 5, missing: ["0", "6"] };
  const all = withOneScale(withRating(two, "q1", { scale }), "q1");
  expect(all.ratings.q2?.scale).toEqual(scale);
});

test("quotes alone are enough to import", () => {
  expect(isComplete(ratings)).toBe(false);
  expect(isComplete(withRole(ratings, "comment", "text"))).toBe(true);
});
