import { expect, test } from "vitest";
import type { JourneyMap, MapCommand } from "@/api/types";
import { applyAll } from "./apply";
import { differing } from "./differing";
import { after, rebase, writtenOf, type Wanted } from "./rebase";
import { smallMap } from "./testing";

const name = (step_id: string, text: string): MapCommand[] => [{ kind: "rename_step", step_id, name: text }];
const note = (step_id: string, text: string): MapCommand[] => [{ kind: "set_cell", lane_id: "reach", step_id, text }];
const changed = (...commands: MapCommand[][]): JourneyMap => commands.reduce(applyAll, smallMap());

/** Changes made one after the other on the small map. */
function wanted(...lists: MapCommand[][]): Wanted[] {
  let now = smallMap();
  return lists.map((commands) => {
    const before = now;
    now = after(before, commands) ?? before;
    const names = differing(before, now);
    return { commands, base: writtenOf(smallMap(), names), mine: writtenOf(now, names), was_sent: false };
  });
}

const kept = (lists: Wanted[], fresh: JourneyMap) => rebase(lists, fresh).kept.map(({ commands }) => commands);

test("changes elsewhere on the map are kept, in their order", () => {
  const mine = wanted(name("order", "Order!"), note("pay", "slow"));
  expect(rebase(mine, changed(name("parcel", "Parcel!"), note("order", "quick")))).toEqual({ kept: mine, lost: [] });
});

test("nothing is written over what another has just written", () => {
  const [first, second] = [note("pay", "mine"), name("pay", "Pay!")];
  expect(kept(wanted(first, second), changed(note("pay", "theirs")))).toEqual([second]);
});

test("what is gone cannot be changed any more, nor what was to stand on it", () => {
  const add: MapCommand[] = [{ kind: "add_step", step_id: "new", stage_id: "leave", name: "Farewell", touchpoint_id: null }];
  const fresh = changed([{ kind: "remove_stage", stage_id: "leave" }]);
  expect(kept(wanted(add, name("new", "Goodbye")), fresh)).toEqual([]);
});

test("a later change of a place stays lost with the first", () => {
  const mine = wanted(name("pay", "one"), name("pay", "two"), name("order", "three"));
  expect(kept(mine, changed(name("pay", "theirs")))).toEqual([name("order", "three")]);
});

test("a change that may have been done is asked for again, though the map can take it no more", () => {
  const add: MapCommand[] = [{ kind: "add_step", step_id: "new", stage_id: "leave", name: "Farewell", touchpoint_id: null }];
  const mine = wanted(add, name("new", "Goodbye")).map((one) => ({ ...one, was_sent: true }));
  expect(kept(mine, changed(add, name("new", "Goodbye")))).toEqual([add, name("new", "Goodbye")]);
});

test("a step is not removed with what another has written there meanwhile", () => {
  const remove: MapCommand[] = [{ kind: "remove_step", step_id: "pay" }];
  expect(kept(wanted(remove), changed(note("pay", "theirs")))).toEqual([]);
  expect(kept(wanted(remove), changed(note("order", "theirs")))).toEqual([remove]);
});

test("a text that says what it was written upon is merged, not lost", () => {
  const mine: MapCommand[] = [{ kind: "set_cell", lane_id: "reach", step_id: "pay", text: "slow today", was: "" }];
  expect(kept(wanted(mine), changed(note("pay", "theirs")))).toEqual([mine]);
});
