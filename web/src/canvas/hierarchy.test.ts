import { expect, test } from "vitest";
import { mapsAbove, mapsBelow, mayLead, wayTo } from "./hierarchy";

const MAPS = [
  { id: "life", opens: ["buy"] }, { id: "buy", opens: ["pay", "claim"] }, { id: "use", opens: ["claim"] },
  { id: "pay", opens: [] }, { id: "claim", opens: ["gone"] },
];
const ids = (maps: { id: string }[]) => maps.map((map) => map.id);

test("a map may lead wherever one does not come round to it again", () => {
  expect([...mapsBelow("life", MAPS)].sort()).toEqual(["buy", "claim", "gone", "life", "pay"]);
  expect(mayLead("pay", "claim", MAPS)).toBe(true);
  expect(mayLead("claim", "life", MAPS)).toBe(false);
  expect(mayLead("pay", "pay", MAPS)).toBe(false);
});

test("a circle that somebody made elsewhere ends", () => {
  expect(mapsBelow("a", [{ id: "a", opens: ["b"] }, { id: "b", opens: ["a"] }]).size).toBe(2);
});

test("the way up is the one that was walked, else the only one", () => {
  expect(ids(wayTo("claim", MAPS, ["life", "buy"]))).toEqual(["life", "buy"]);
  expect(ids(wayTo("claim", MAPS, ["use"]))).toEqual(["use"]);
  expect(wayTo("claim", MAPS, [])).toEqual([]);
  expect(wayTo("claim", MAPS, ["pay"])).toEqual([]);
  expect(ids(wayTo("pay", MAPS, []))).toEqual(["life", "buy"]);
  expect(ids(mapsAbove("claim", MAPS))).toEqual(["buy", "use"]);
});
