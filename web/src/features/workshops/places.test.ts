import { expect, test } from "vitest";
import { hasPlace } from "./places";

const map = { stages: [{ id: "buy", name: "Buying", name_key: null }], steps: [{ id: "pay", name: "Pay", stage_id: "buy" }] };

test("a note whose step was removed from the map has no place there any more", () => {
  const places = [["buy", ""], ["", "pay"], ["", ""], ["", "removed"], ["removed", ""]] as const;
  const found = places.map(([stage_id, step_id]) => hasPlace(map, { stage_id, step_id }));
  expect(found).toEqual([true, true, false, false, false]);
});
