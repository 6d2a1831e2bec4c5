import { expect, test } from "vitest";
import type { JourneyMap, MapCommand } from "@/api/types";
import { applyAll } from "./apply";
import { rebase } from "./rebase";
import { smallMap } from "./testing";

const name = (step_id: string, text: string): MapCommand[] => [{ kind: "rename_step", step_id, name: text }];
const note = (step_id: string, text: string): MapCommand[] => [{ kind: "set_cell", lane_id: "reach", step_id, text }];
const changed = (...commands: MapCommand[][]): JourneyMap => commands.reduce(applyAll, smallMap());

test("changes elsewhere on the map are kept, in their order", () => {
  const mine = [name("order", "Order!"), note("pay", "slow")];
  expect(rebase(mine, smallMap(), changed(name("parcel", "Parcel!"), note("order", "quick")))).toEqual({ kept: mine, lost: [] });
});

test("nothing is written over what another has just written", () => {
  const [first, second] = [note("pay", "mine"), name("pay", "Pay!")];
  expect(rebase([first, second], smallMap(), changed(note("pay", "theirs")))).toEqual({ kept: [second], lost: [first] });
});

test("what is gone cannot be changed any more, nor what was to stand on it", () => {
  const add: MapCommand[] = [{ kind: "add_step", step_id: "new", stage_id: "leave", name: "Farewell", touchpoint_id: null }];
  const mine = [add, name("new", "Goodbye")];
  const fresh = changed([{ kind: "remove_stage", stage_id: "leave" }]);
  expect(rebase(mine, smallMap(), fresh)).toEqual({ kept: [], lost: mine });
});

test("a later change of a place stays lost with the first", () => {
  const mine = [name("pay", "one"), name("pay", "two"), name("order", "three")];
  expect(rebase(mine, smallMap(), changed(name("pay", "theirs"))).kept).toEqual([mine[2]]);
});
