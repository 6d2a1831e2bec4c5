import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Person } from "@/api/live";
import { columnsOf } from "@/canvas/columns";
import { smallMap } from "@/canvas/testing";
import { Announcer } from "./announcer";
import { initialsOf } from "./colors";
import { cellOn, frameRules, placeOn } from "./frames";
import { atMostEvery } from "./pace";
import { Presence } from "./presence";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person = (id: string, name = id): Person => ({ id, name, color: 0, is_guest: false, cell: null, is_writing: false, x: null, y: null });

describe("who else is there", () => {
  test("is everybody but me, until they leave", () => {
    const presence = new Presence();
    presence.welcome("me", [person("me"), person("vera")]);
    presence.change([person("jan")], ["vera"]);
    expect(presence.others.map(({ id }) => id)).toEqual(["jan"]);
    presence.clear();
    expect(presence.others).toEqual([]);
  });

  test("moves are told in bundles", () => {
    const presence = new Presence();
    presence.welcome("me", [person("vera")]);
    const heard = vi.fn();
    presence.subscribe(heard);
    for (let step = 1; step <= 20; step += 1) presence.move("vera", { cell: null, is_writing: false, x: step / 20, y: 0 });
    vi.advanceTimersByTime(1_000);
    expect([heard.mock.calls.length, presence.others[0]?.x]).toEqual([1, 1]);
  });
});

describe("where I am", () => {
  test("is told at most ten times a second, the last place last, and only once", () => {
    const send = vi.fn();
    const announcer = new Announcer(send, () => true);
    for (let step = 1; step <= 50; step += 1) {
      announcer.be({ x: step / 50 });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1_000);
    announcer.be({ x: 1 });
    vi.advanceTimersByTime(1_000);
    expect(send.mock.calls.length).toBeLessThanOrEqual(6);
    expect(send).toHaveBeenLastCalledWith({ cell: null, is_writing: false, x: 1, y: null });
  });

  test("is told to nobody while I am alone, and to those who come", () => {
    const send = vi.fn();
    let isHeard = false;
    const announcer = new Announcer(send, () => isHeard);
    announcer.be({ x: 0.5, y: 0.5 });
    vi.advanceTimersByTime(1_000);
    expect(send).not.toHaveBeenCalled();
    isHeard = true;
    announcer.tellAnew();
    expect(send).toHaveBeenCalledOnce();
  });
});

describe("a cell on the grid", () => {
  const map = smallMap();
  const columns = columnsOf(map, 1_000);

  test("is the same one on every screen", () => {
    for (const place of [{ row: 1, column: 1 }, { row: 3, column: 2 }, { row: 2, column: 3 }]) {
      const cell = cellOn(map, columns, place);
      expect(cell && placeOn(map, columns, cell)).toEqual(place);
    }
    expect([cellOn(map, columns, { row: 0, column: 0 }), cellOn(map, columns, { row: 9, column: 0 })]).toEqual([null, null]);
    expect(placeOn(map, columns, { lane_id: "gone", step_id: "pay", stage_id: null })).toBeNull();
  });

  test("is framed with names that can say nothing but names", () => {
    const rules = frameRules([{ place: { row: 2, column: 1 }, people: [person("p", '"};*{x')], color: "#123456" }]);
    expect(rules).toContain(String.raw`content:"\22 \7d \3b \2a \7b x"`);
  });
});

test("a task asked for often is done at once and then now and then, the last wish never lost", () => {
  const task = vi.fn();
  const ask = atMostEvery(1_000, task);
  for (let turn = 0; turn < 25; turn += 1) {
    ask();
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(5_000);
  expect(task).toHaveBeenCalledTimes(4);
});

test("initials are those of the first two words", () => {
  expect(["Vera Nowak", "анна", "jan@example.org"].map(initialsOf)).toEqual(["VN", "А", "JE"]);
});
