import { expect, test } from "vitest";
import { chunks, loadedBy } from "./chunks";

const MODULES: Record<string, string[]> = {
  "/web/src/main.tsx": ["/web/src/ui/format.ts", "/node_modules/react/index.js"],
  "/web/src/ui/format.ts": ["/web/src/ui/plurals.ts"],
  "/web/src/ui/plurals.ts": ["/web/src/ui/format.ts"],
  "/web/src/features/workspaces/Home.tsx": ["/web/src/features/journeys/MapMenu.tsx", "/web/src/ui/format.ts"],
  "/web/src/features/journeys/MapMenu.tsx": [],
  "/web/src/canvas/grid.ts": [],
  "/web/src/i18n/gather.ts": [],
  "/web/src/features/tasks/words.en.json": [],
};
const told = { getModuleInfo: (id: string) => ({ importedIds: MODULES[id] ?? [] }) };

/** The file a module goes into, by the order of the groups. */
function fileOf(id: string): string | null {
  const groups = chunks().sort((a, b) => b.priority - a.priority);
  for (const { test: isMeant, name } of groups) {
    if (typeof isMeant === "function") Object.keys(MODULES).forEach(isMeant);
    const isHere = typeof isMeant === "function" ? isMeant(id) : isMeant.test(id);
    const file = isHere ? (typeof name === "function" ? name(id, told) : name) : null;
    if (file) return file;
  }
  return null;
}

test("what a screen loads at once is followed to its end, libraries left out", () => {
  expect([...loadedBy("/web/src/main.tsx", told)]).toEqual(["/web/src/main.tsx", "/web/src/ui/format.ts", "/web/src/ui/plurals.ts"]);
});

test("the start takes along nothing of a map, and a map none of the start", () => {
  expect(["/web/src/ui/plurals.ts", "/web/src/features/journeys/MapMenu.tsx", "/web/src/canvas/grid.ts"].map(fileOf)).toEqual(["start", "first", "map"]);
});

test("the words of a language stay in a file of their own, gathered at the start", () => {
  expect(["/web/src/features/tasks/words.en.json", "/web/src/i18n/gather.ts"].map(fileOf)).toEqual([null, "start"]);
});
