import type { JourneyMap, MapCommand, MapWhole } from "@/api/types";
import { differing } from "@/canvas/differing";
import type { Way } from "@/canvas/history";
import { newId } from "@/canvas/newId";
import { after, rebase, writtenOf, type Rebased, type Wanted } from "@/canvas/rebase";

/** A list of commands as it is kept over a reload. */
export interface KeptList extends Wanted {
  list_id: string;
}

/** A list of commands that the server has not answered yet; without a number it has to be sent (again). */
export interface Waiting extends KeptList {
  way: Way;
  seq: number | null;
}

/** In place of a number: the list goes as an ordinary call. */
export const BY_CALL = -1;

const IN_FLIGHT = 8;
const LARGEST_FRAME = 900_000;

/** Whether a list is too long for one frame of the line. */
const isLong = (commands: MapCommand[]): boolean => {
  const text = JSON.stringify(commands);
  return text.length > LARGEST_FRAME / 4 && new TextEncoder().encode(text).length > LARGEST_FRAME;
};

/** What is on its way to the server, in the order in which it was made, and the map as it will be then. */
export class Outbox {
  lists: Waiting[] = [];
  private seq = 0;
  private seen: { base: JourneyMap; document: JourneyMap } | null = null;

  add(map: MapWhole, commands: MapCommand[], way: Way): Waiting {
    const before = this.foreseen(map);
    const document = after(before, commands) ?? before;
    const names = differing(before, document);
    const list: Waiting = {
      list_id: newId(), commands, way, seq: null, was_sent: false,
      base: writtenOf(map.document, names), mine: writtenOf(document, names),
    };
    this.lists.push(list);
    this.seen = { base: map.document, document };
    return list;
  }

  /** The server's map with all that waits on it; what cannot be foreseen is waited for. */
  foreseen(map: MapWhole): JourneyMap {
    if (this.seen?.base !== map.document) {
      const document = this.lists.reduce((now, { commands }) => after(now, commands) ?? now, map.document);
      this.seen = { base: map.document, document };
    }
    return this.seen.document;
  }

  bySeq(seq: number): Waiting | undefined {
    return this.lists.find((list) => list.seq === seq);
  }

  /** What goes over the line next, a few at a time; what is too long for it goes alone, as an ordinary call. */
  numberNext(): { numbered: (Waiting & { seq: number })[]; long: Waiting | undefined } {
    const numbered: (Waiting & { seq: number })[] = [];
    let inFlight = this.lists.filter(({ seq }) => seq !== null).length;
    for (const list of this.lists) {
      if (list.seq === BY_CALL || inFlight >= IN_FLIGHT) break;
      if (list.seq !== null) continue;
      if (isLong(list.commands)) return { numbered, long: inFlight === 0 ? list : undefined };
      inFlight += 1;
      this.seq += 1;
      numbered.push(Object.assign(list, { seq: this.seq, was_sent: true }));
    }
    return { numbered, long: undefined };
  }

  remove(list: Waiting): void {
    this.lists = this.lists.filter((one) => one !== list);
    this.seen = null;
  }

  /** On a new line nothing has been sent yet. */
  forgetNumbers(): void {
    this.seq = 0;
    for (const list of this.lists) if (list.seq !== BY_CALL) list.seq = null;
  }

  /** What waits is written upon the map as it is now. */
  standOn(map: MapWhole): void {
    for (const list of this.lists) list.base = writtenOf(map.document, Object.keys(list.mine));
  }

  /** Lists of an earlier visit, before those of this one. */
  restore(lists: KeptList[]): void {
    const waiting = lists.map((list): Waiting => ({ ...list, way: "do", seq: null }));
    this.lists = [...waiting, ...this.lists];
    this.seen = null;
  }

  /** Leave out what the map, changed by others meanwhile, cannot take; what is being sent stays. */
  rebase(map: MapWhole): Rebased<Waiting> {
    const unsent = this.lists.filter(({ seq }) => seq === null);
    const found = rebase(unsent, map.document);
    this.lists = this.lists.filter((list) => !found.lost.includes(list));
    this.seen = null;
    return found;
  }
}
