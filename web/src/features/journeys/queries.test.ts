import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { comparedQuery } from "./compare/useCompared";
import { coverageQuery } from "./coverage/coverageQuery";
import { askFactsAnew, askFiguresAnew, evidenceQuery, measuredQuery, progressQuery } from "./queries";

test("a cell, the evidence behind it, a comparison and the coverage never speak of different facts", () => {
  const queries = new QueryClient();
  const keys = ["mine", "other"].flatMap((map) => [
    measuredQuery("w", map, {}).queryKey,
    evidenceQuery("w", map, {}, { touchpoint_id: "t", measure: "gap", limit: 10, offset: 0 }).queryKey,
    comparedQuery("w", map, {}, ["s"]).queryKey,
    coverageQuery("w", map, {}).queryKey,
  ]);
  keys.forEach((key) => queries.setQueryData<unknown>(key, {}));
  askFiguresAnew(queries, "w", "mine");
  expect(keys.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([true, true, true, true, false, false, false, false]);
});

test("what is concluded from the figures of a map goes with the facts behind it", () => {
  const queries = new QueryClient();
  const keys = ["mine", "other"].flatMap((map) => [measuredQuery("w", map, {}).queryKey, progressQuery("w", map, {}).queryKey]);
  keys.forEach((key) => queries.setQueryData<unknown>(key, {}));
  askFactsAnew(queries, "w", "mine");
  expect(keys.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([true, true, false, false]);
});
