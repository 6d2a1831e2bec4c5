import type { MapCommand, MapWhole } from "@/api/types";
import { applyAll } from "@/canvas/apply";
import { CannotApply } from "@/canvas/parts";

/** A change that the server has made. */
export interface Heard {
  version: number;
  commands: MapCommand[];
  /** Called once the change is on the map. */
  onTaken: (before: MapWhole, after: MapWhole) => void;
}

/** The server's map: changes enter it in the order of their versions, in whatever order they are heard. */
export class Confirmed {
  private readonly early = new Map<number, Heard>();

  constructor(public map: MapWhole) {}

  /** Take a change, and those that waited for it; false where the map cannot follow. */
  hear(heard: Heard): boolean {
    this.early.set(heard.version - heard.commands.length, heard);
    return this.catchUp();
  }

  /** Whether something in between has not been heard. */
  get hasGap(): boolean {
    return this.early.size > 0;
  }

  /** The map as fetched; what was heard of it before is on it already. */
  reset(map: MapWhole): boolean {
    this.map = map;
    return this.catchUp();
  }

  private catchUp(): boolean {
    for (const [from, heard] of this.early) {
      const known = this.map.version - from;
      if (known <= 0) continue;
      this.early.delete(from);
      if (heard.version <= this.map.version) heard.onTaken(this.map, this.map);
      // Several changes heard at once, the first of them on the map already: each command makes a version.
      else this.early.set(this.map.version, { ...heard, commands: heard.commands.slice(known) });
    }
    const next = this.early.get(this.map.version);
    if (!next) return true;
    const before = this.map;
    try {
      const document = applyAll(before.document, next.commands);
      this.map = { ...before, version: next.version, title: document.title, document };
    } catch (error) {
      if (error instanceof CannotApply) return false;
      throw error;
    }
    this.early.delete(before.version);
    next.onTaken(before, this.map);
    return this.catchUp();
  }
}
