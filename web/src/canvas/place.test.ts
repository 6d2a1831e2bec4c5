import { expect, test } from "vitest";
import { placeOfWord, wordOfPlace } from "./place";

test("a step or a stage is the same after a list has named it, whatever its id", () => {
  const places = [{ stage_id: "a b", step_id: "" }, { stage_id: "", step_id: "stage 1" }, { stage_id: "", step_id: "" }];
  expect(places.map((place) => placeOfWord(wordOfPlace(place)))).toEqual(places);
});
