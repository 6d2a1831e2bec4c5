import { expect, test } from "vitest";
import { graphQuery, summaryQuery, variantsQuery, type Scope } from "./queries";

const scope: Scope = { workspace: "w", lens: "orders", version: "2", filter: { contains: ["Pay"] } };
const before = (asked: Scope) => [summaryQuery(asked), graphQuery(asked), variantsQuery(asked, 25)];
type Kept = (figures: unknown, query: unknown) => unknown;

function kept(other: Scope): unknown[] {
  const earlier = before(other);
  return before(scope).map(({ placeholderData }, index) => (placeholderData as Kept)("figures", earlier[index]));
}

test("figures of the same journeys stay until newer ones are there", () => {
  expect(kept({ ...scope, version: "1", filter: {} })).toEqual(["figures", "figures", "figures"]);
});

test("figures of other journeys, or of another workspace, do not stay", () => {
  expect(kept({ ...scope, lens: "claims" })).toEqual([undefined, undefined, undefined]);
  expect(kept({ ...scope, workspace: "v" })).toEqual([undefined, undefined, undefined]);
});
