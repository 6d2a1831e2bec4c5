import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { forgetOthers } from "./queries";

test("what was fetched for another person is forgotten, what the door itself shows is not", () => {
  const queries = new QueryClient();
  queries.setQueryData(["map", "w1", "m1"], { title: "Secret" });
  queries.setQueryData(["invitation"], { company: "Shop" });
  const leave = new QueryObserver(queries, { queryKey: ["invitation"], staleTime: Infinity }).subscribe(() => undefined);
  forgetOthers(queries);
  expect([queries.getQueryData(["map", "w1", "m1"]), queries.getQueryData(["invitation"])]).toEqual([undefined, { company: "Shop" }]);
  leave();
});
