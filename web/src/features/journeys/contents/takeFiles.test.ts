import { expect, test } from "vitest";
import { takeFiles } from "./takeFiles";

const files = ["a.png", "bad.exe", "b.png", "c.png"].map((name) => new File(["x"], name));

test("one refused file holds up no other, and what found no room is named", async () => {
  const refusal = new Error("No pictures in it.");
  const send = (file: File) => (file.name === "bad.exe" ? Promise.reject(refusal) : Promise.resolve(file.name));
  expect(await takeFiles(files, 3, send)).toEqual({ sent: ["a.png", "b.png"], refused: [{ name: "bad.exe", error: refusal }], left: ["c.png"] });
});
