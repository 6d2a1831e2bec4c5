import i18next from "i18next";
import { expect, test, vi } from "vitest";
import { gather } from "./gather";
import { startSpeaking } from "./index";

test("words are gathered by room, under the whole way to them", () => {
  expect(gather({ "../features/sources/words.en.json": { title: "Sources", row: { bad: { one: "a row" } } } })).toEqual({
    sources: { title: "Sources", "row.bad.one": "a row" },
  });
});

test("words are found by their way, with their forms of plural", async () => {
  vi.stubGlobal("localStorage", { setItem: () => undefined });
  vi.stubGlobal("document", { documentElement: {} });
  await startSpeaking("ru");
  const t = i18next.getFixedT("ru", "journeys");
  expect(t("state.measured")).not.toBe("state.measured");
  expect(t("waiting.wait_after", { count: 2 })).not.toBe(t("waiting.wait_after", { count: 5 }));
  expect([i18next.exists("journeys:lane_about.reach"), i18next.exists("journeys:lane_about.nothing")]).toEqual([true, false]);
});
