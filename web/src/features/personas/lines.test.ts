import { expect, test } from "vitest";
import { linesOf } from "./lines";

test("each line that says something is a thought of its own", () => {
  expect(linesOf("  Plain words \n\n a chair\r\n")).toEqual(["Plain words", "a chair"]);
});
