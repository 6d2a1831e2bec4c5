import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeRoom, name, nameOf, openPage } from "./testing";

const pass = (ms = 100) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("where no line can be had", () => {
  test("changes go as ordinary calls, and follow a map that others change", async () => {
    const room = new FakeRoom();
    room.hasLines = false;
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass(3_000);
    vera.live.apply(name("pay", "by Vera"));
    await pass();
    jan.live.apply(name("order", "by Jan"));
    await pass();
    expect([nameOf(jan, "pay"), nameOf(jan, "order"), jan.told.lost]).toEqual(["by Vera", "by Jan", [0]]);
    expect(jan.live.state.waiting).toBe(0);
  });

  test("a call that finds no server is made again", async () => {
    const room = new FakeRoom();
    room.hasLines = false;
    const vera = openPage(room, "a");
    await pass(3_000);
    room.isDown = true;
    vera.live.apply(name("pay", "by Vera"));
    await pass(1_000);
    expect([vera.live.state.waiting, vera.told.refused]).toEqual([1, []]);
    room.isDown = false;
    await pass(4_000);
    expect([vera.live.state.waiting, room.map.version]).toEqual([0, 2]);
  });

  test("a line that is closed for good is not asked for again", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    room.shut(4403);
    await pass(60_000);
    expect([vera.live.state.standing, vera.told.shut]).toEqual(["shut", 1]);
    vera.live.apply(name("pay", "asked by call"));
    await pass();
    expect(room.map.version).toBe(2);
  });
});
