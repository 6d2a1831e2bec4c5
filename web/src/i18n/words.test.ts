import { describe, expect, test } from "vitest";
import { words as en } from "./en";
import { LANGUAGES } from "./index";
import { words as pl } from "./pl";
import { words as ru } from "./ru";

type Tree = Record<string, unknown>;

const FORMS = /_(one|few|many|other)$/;
const NEEDED: Record<string, string[]> = {
  en: ["one", "other"], ru: ["one", "few", "many", "other"], pl: ["one", "few", "many", "other"],
};
const spoken: Record<string, Tree> = { en, ru, pl };

function flat(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[prefix + key, value]] : [...flat(value as Tree, `${prefix}${key}.`)],
    ),
  );
}

const allOf = (language: string) => flat(spoken[language] ?? {});
const keysOf = (language: string) => new Set([...allOf(language).keys()].map((key) => key.replace(FORMS, "")));

describe.each(LANGUAGES)("the words in %s", (language) => {
  test("say all that English says, and nothing else", () => {
    expect([...keysOf(language)].sort()).toEqual([...keysOf("en")].sort());
  });

  test("have every plural form of the language", () => {
    const keys = [...allOf(language).keys()].filter((key) => FORMS.test(key));
    const plurals = new Set(keys.map((key) => key.replace(FORMS, "")));
    for (const plural of plurals) {
      const forms = keys.filter((key) => key.replace(FORMS, "") === plural).map((key) => key.split("_").at(-1));
      expect([plural, ...forms.sort()]).toEqual([plural, ...(NEEDED[language] ?? []).slice().sort()]);
    }
  });

  test("leave room for the same values as English", () => {
    const slots = (text: string) => [...new Set(text.match(/\{\{\w+/g))].sort();
    const english = allOf("en");
    for (const [key, text] of allOf(language)) {
      const wanted = english.get(key) ?? english.get(key.replace(FORMS, "_other")) ?? "";
      if (!key.endsWith("_one")) expect([key, ...slots(text)]).toEqual([key, ...slots(wanted)]);
    }
  });

  test("are never empty", () => {
    expect([...allOf(language)].filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

const sources = import.meta.glob<string>(["../**/*.ts", "../**/*.tsx", "!../**/*.test.*", "!../api/schema.d.ts"], {
  eager: true, query: "?raw", import: "default",
});

/** Keys as the code writes them; "${…}" stands for any word. */
function usedKeys(): { where: string; pattern: RegExp; written: string }[] {
  return Object.entries(sources).flatMap(([where, code]) => {
    const own = /useTranslation\("(\w+)"\)/.exec(code)?.[1] ?? /TFunction<"(\w+)">/.exec(code)?.[1];
    const literals = [...code.matchAll(/["`]((?:[\w-]+:)?[\w-]+(?:\.(?:[\w-]+|\$\{[^`}]*\}))+)["`]/g)].map((hit) => hit[1] ?? "");
    const calls = [...code.matchAll(/\bt\(\s*(?:[^()"`]*\?\s*)?["`]([^"`]+)["`](?:\s*:\s*["`]([^"`]+)["`])?/g)];
    const named = calls.flatMap((hit) => [hit[1], hit[2]]).filter((key): key is string => key !== undefined);
    return [...new Set([...literals, ...named])].map((written) => {
      const [room, key] = written.includes(":") ? written.split(/:(.*)/s) : [own ?? "", written];
      const pattern = (key ?? "").split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&")).join("[\\w.-]+");
      // What knows no screen leaves the room to the screen that says it.
      return { where, written, pattern: new RegExp(`^${room || "\\w+"}\\.${pattern}$`) };
    });
  });
}

test("no word is missing: what the code asks for is there", () => {
  const keys = [...keysOf("en")];
  const asked = Object.entries(sources).flatMap(([where, code]) => {
    const room = /useTranslation\("(\w+)"\)/.exec(code)?.[1];
    return [...code.matchAll(/\bt\("([\w:.-]+)"/g)].map((hit) => {
      const key = hit[1] ?? "";
      return { where, key: key.includes(":") ? key.replace(":", ".") : `${room ?? "?"}.${key}` };
    });
  });
  const missing = asked.filter(({ key }) => !keys.includes(key)).map(({ where, key }) => `${where} ${key}`);
  expect(missing).toEqual([]);
});

/** Names of stages that the server gives to a first map by key. */
const NAMED_BY_SERVER = /^journeys\.stage\./;

test("no word is unused: what is there is asked for", () => {
  const used = [...usedKeys().map(({ pattern }) => pattern), NAMED_BY_SERVER];
  expect([...keysOf("en")].filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
});
