import { describe, expect, it } from "vitest";
import { channelKind } from "./channels";
import { nextPlace } from "./grid";
import { isPressed, isWriting, writtenKey } from "./keys";
import { fractionOf, typedOf, untyped } from "./scale";

const press = (key: string, held: Partial<Record<"altKey" | "ctrlKey" | "metaKey" | "shiftKey", boolean>> = {}, code?: string) => ({
  key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held,
});

/** Two stages of two steps each, one lane. */
const grid = { rows: 3, columns: 4, stages: [0, 2] };

describe("keyboard", () => {
  it("walks over the grid and stays on it", () => {
    expect(nextPlace({ row: 0, column: 0 }, "ArrowDown", grid)).toEqual({ row: 1, column: 0 });
    expect(nextPlace({ row: 2, column: 3 }, "ArrowRight", grid)).toEqual({ row: 2, column: 3 });
    expect(nextPlace({ row: 2, column: 0 }, "ArrowLeft", grid)).toEqual({ row: 2, column: -1 });
    expect(nextPlace({ row: 2, column: 1 }, "a", grid)).toBeNull();
  });

  it("goes from stage to stage, however many steps each has", () => {
    expect(nextPlace({ row: 0, column: 0 }, "ArrowRight", grid)).toEqual({ row: 0, column: 2 });
    expect(nextPlace({ row: 0, column: 2 }, "ArrowRight", grid)).toEqual({ row: 0, column: 2 });
    expect(nextPlace({ row: 0, column: 2 }, "ArrowLeft", grid)).toEqual({ row: 0, column: 0 });
    expect(nextPlace({ row: 0, column: 0 }, "End", grid)).toEqual({ row: 0, column: 2 });
  });

  it("finds the stage above a step, and the first step above the headings of lanes", () => {
    expect(nextPlace({ row: 1, column: 1 }, "ArrowUp", grid)).toEqual({ row: 0, column: 0 });
    expect(nextPlace({ row: 1, column: 3 }, "ArrowUp", grid)).toEqual({ row: 0, column: 2 });
    expect(nextPlace({ row: 2, column: -1 }, "ArrowUp", grid)).toEqual({ row: 1, column: 0 });
    expect(nextPlace({ row: 1, column: 0 }, "ArrowLeft", grid)).toEqual({ row: 1, column: 0 });
  });

  it("knows a shortcut whatever the keyboard's language", () => {
    expect(isPressed("mod+Z", press("я", { ctrlKey: true }, "KeyZ"))).toBe(true);
    expect(isPressed("mod+Z", press("z", { ctrlKey: true, shiftKey: true }, "KeyZ"))).toBe(false);
    expect(isPressed("alt+ArrowLeft", press("ArrowLeft", { altKey: true }))).toBe(true);
    expect(writtenKey("mod+shift+Z", false)).toBe("Ctrl Shift Z");
    expect(writtenKey("mod++", false)).toBe("Ctrl +");
  });

  it("leaves keys to what is being written in", () => {
    const fits = (own: string) => ({ matches: (selector: string) => selector.split(", ").includes(own) }) as unknown as EventTarget;
    expect(["input", "textarea", "[contenteditable]", "button"].map((name) => isWriting(fits(name)))).toEqual([true, true, true, false]);
    expect(isWriting(null)).toBe(false);
  });
});

describe("scales and channels", () => {
  it("keeps a value on its scale", () => {
    expect([0, 3, 9].map((value) => fractionOf(value, 1, 5))).toEqual([0, 0.5, 1]);
  });

  it("types seconds as days and shares as percent", () => {
    expect(typedOf(172_800, "seconds")).toBe(2);
    expect(untyped(25, "share")).toBe(0.25);
    expect(untyped("", "share")).toBeNull();
  });

  it("knows channels in three languages", () => {
    expect(["Site", "сайт", "strona www"].map(channelKind)).toEqual(["site", "site", "site"]);
    expect(["Call centre", "звонок", "infolinia"].map(channelKind)).toEqual(["call", "call", "call"]);
    expect(channelKind("carrier pigeon")).toBe("other");
  });
});
