import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { documentOf, FakeRoom, name, note, openPage, type Open } from "./testing";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms = 100) => vi.advanceTimersByTimeAsync(ms);

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let state = seed;
  return (faces: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * faces);
  };
}

test.each(Array.from({ length: 12 }, (_, index) => index + 1))("all screens end with one map, whatever breaks (%i)", async (seed) => {
  const roll = dice(seed);
  const room = new FakeRoom();
  const pages = ["a", "b", "c"].map((page) => openPage(room, page));
  const steps = ["order", "pay", "parcel"];
  await pass();
  for (let turn = 0; turn < 60; turn += 1) {
    const page = pages[roll(3)];
    const step = steps[roll(3)] ?? "pay";
    const was = documentOf(page as Open).cells.find(({ step_id }) => step_id === step)?.text ?? "";
    const acts = [
      () => page?.live.apply(name(step, `turn ${turn}`)), () => page?.live.apply(note(step, `${was} word${turn}`.trim(), was)),
      () => page?.live.undo(), () => page?.live.lose(), () => room.cut(), () => (room.swallows = 1),
      () => (room.isMute = roll(2) === 0),
    ];
    // Half of the turns are changes.
    acts[roll(2) === 0 ? roll(2) : roll(acts.length)]?.();
    await pass(roll(60));
  }
  Object.assign(room, { isMute: false, swallows: 0 });
  room.cut();
  await pass(60_000);
  for (const page of pages) {
    expect(page.live.state.waiting).toBe(0);
    expect(documentOf(page)).toEqual(room.map.document);
  }
});
