import { expect, test } from "vitest";
import { pairCasesQuery } from "./pairCases";

test("the journeys behind two steps are asked for anew when the map was edited or seen under another filter", () => {
  const pair = { first: "order", second: "pay", offset: 0, limit: 10 };
  const path = { workspace: "w", mapId: "m", filter: {}, version: 3 };
  const keyOf = (changed: Partial<typeof path>) => JSON.stringify(pairCasesQuery({ ...path, ...changed }, pair).queryKey);
  expect(keyOf({ version: 4 })).not.toBe(keyOf({}));
  expect(keyOf({ filter: { follows: ["Order", "Pay"] } })).not.toBe(keyOf({}));
  expect(keyOf({ version: 3 })).toBe(keyOf({}));
});
