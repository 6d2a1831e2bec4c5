import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import { problemWords } from "@/ui/ProblemNote";
import { failureOf } from "./useExports";

test("a file that could not be written says why in the server's words, not that the server failed", () => {
  const failure = failureOf({ code: "too-large", detail: "The map is too large for A4.", hint: "Choose A0.", where: {} });
  const t = ((key: string) => key) as TFunction<"ui">;
  expect(problemWords(failure, t)).toEqual({ title: "The map is too large for A4.", hint: "Choose A0." });
});
