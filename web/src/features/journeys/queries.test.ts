import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { askFiguresAnew, evidenceQuery, measuredQuery } from "./queries";

test("a cell and the evidence behind it never speak of different facts", () => {
  const queries = new QueryClient();
  const keys = ["mine", "other"].flatMap((map) => [
    measuredQuery("w", map, {}).queryKey,
    evidenceQuery("w", map, {}, { touchpoint_id: "t", measure: "gap", limit: 10, offset: 0 }).queryKey,
  ]);
  keys.forEach((key) => queries.setQueryData<unknown>(key, {}));
  askFiguresAnew(queries, "w", "mine");
  expect(keys.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([true, true, false, false]);
});
