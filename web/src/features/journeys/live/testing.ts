import type { Ears, Person, ToServer, Wire } from "@/api/live";
import { ApiProblem } from "@/api/problem";
import type { MapChange, MapCommand, MapWhole } from "@/api/types";
import { after } from "@/canvas/rebase";
import { smallMap } from "@/canvas/testing";
import { LiveMap } from "./LiveMap";
import { Kept, type Hall, type Shelf } from "./kept";
import type { LiveMeans } from "./means";

const TRIP_MS = 10;
const NOWHERE = { color: 0, is_guest: false, cell: null, is_writing: false, x: null, y: null };

interface Guest {
  id: string;
  ears: Ears;
}

/** The server's side of a live map: one order of changes, each list done once. */
export class FakeRoom {
  map: MapWhole = { id: "m", title: "Orders", lens_id: null, version: 1, document: smallMap() } as unknown as MapWhole;
  /** Nobody gets through: neither lines nor calls. */
  isDown = false;
  hasLines = true;
  /** It works, but its answers do not arrive. */
  isMute = false;
  /** So many changes are not told to the others. */
  swallows = 0;
  readonly sent: ToServer[] = [];
  readonly done = new Map<string, { version: number; inverse: MapCommand[] }>();
  private guests: Guest[] = [];
  private arrivals = 0;

  openWire = (ears: Ears): Wire => {
    this.arrivals += 1;
    const guest = { id: `p${this.arrivals}`, ears };
    setTimeout(() => this.arrive(guest), TRIP_MS);
    return {
      send: (frame) => setTimeout(() => this.guests.includes(guest) && this.hear(guest, frame), TRIP_MS),
      close: () => this.leave(guest),
    };
  };

  fetchMap = async (): Promise<MapWhole> => {
    await new Promise((resolve) => setTimeout(resolve, TRIP_MS));
    if (this.isDown) throw problem(0, "offline");
    return this.map;
  };

  post: LiveMeans["post"] = async ({ base_version, commands, list_id }) => {
    await this.fetchMap();
    if (!this.done.has(list_id) && base_version !== this.map.version) throw problem(409, "conflict");
    const known = this.done.get(list_id) ?? this.change(commands, list_id);
    if (!known) throw problem(404, "not-found");
    return { ...known, version: this.map.version, document: this.map.document } as MapChange;
  };

  /** The network breaks, and nobody is told why. */
  cut(): void {
    for (const guest of this.guests.splice(0)) guest.ears.onClose(1006);
  }

  shut(code: number): void {
    for (const guest of this.guests.splice(0)) guest.ears.onClose(code);
  }

  say(frame: Parameters<Ears["onFrame"]>[0]): void {
    for (const { ears } of this.guests) ears.onFrame(frame);
  }

  private arrive(guest: Guest): void {
    if (this.isDown || !this.hasLines) return guest.ears.onClose(1006);
    this.guests.push(guest);
    const people = this.guests.map(({ id }): Person => ({ id, name: id, ...NOWHERE }));
    guest.ears.onFrame({ kind: "welcome", version: this.map.version, me: guest.id, people });
    for (const other of this.guests) {
      if (other !== guest) other.ears.onFrame({ kind: "people", joined: people.slice(-1), left: [] });
    }
  }

  private leave(guest: Guest): void {
    this.guests = this.guests.filter((one) => one !== guest);
    for (const { ears } of this.guests) ears.onFrame({ kind: "people", joined: [], left: [guest.id] });
  }

  private hear(guest: Guest, frame: ToServer): void {
    this.sent.push(frame);
    if (frame.kind !== "commands") return;
    const { seq, list_id, commands } = frame;
    const known = this.done.get(list_id);
    const change = known ?? this.change(commands, list_id, guest);
    if (this.isMute) return;
    guest.ears.onFrame(change ? { kind: "done", seq, ...change } : { kind: "refused", seq, problem: problem(404, "not-found") as never });
  }

  private change(commands: MapCommand[], list_id: string, author?: Guest) {
    const before = this.map.document;
    const document = after(before, commands);
    if (!document) return null;
    const inverse = commands.map((command): MapCommand => inverseOf(before, command)).reverse();
    this.map = { ...this.map, version: document.version, title: document.title, document };
    const change = { version: document.version, inverse };
    this.done.set(list_id, change);
    for (const guest of this.guests) {
      if (guest === author) continue;
      if (this.swallows > 0) this.swallows -= 1;
      else guest.ears.onFrame({ kind: "changed", version: change.version, commands });
    }
    return change;
  }
}

function inverseOf(map: MapWhole["document"], command: MapCommand): MapCommand {
  if (command.kind === "rename_step") {
    return { ...command, name: map.steps.find(({ id }) => id === command.step_id)?.name ?? "" };
  }
  if (command.kind === "add_step") return { kind: "remove_step", step_id: command.step_id };
  if (command.kind === "set_cell") return { ...command, text: command.was ?? "", was: command.text };
  return { kind: "rename_map", title: map.title };
}

const problem = (status: number, code: string) => new ApiProblem({ title: code, status, code, detail: "" });

/** What a browser keeps, and the pages that are open in it. */
export class FakeBrowser {
  readonly items = new Map<string, string>();
  private readonly listeners = new Map<Hall, (event: { data: unknown }) => void>();

  get shelf(): Shelf {
    const { items } = this;
    return {
      get length() {
        return items.size;
      },
      key: (index) => [...items.keys()][index] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    };
  }

  hall(): Hall {
    const hall: Hall = {
      addEventListener: (_, listener) => void this.listeners.set(hall, listener),
      postMessage: (data) => this.listeners.forEach((listen, other) => other !== hall && setTimeout(() => listen({ data }))),
      close: () => void this.listeners.delete(hall),
    };
    return hall;
  }
}

/** A page of a browser with the map open, and what it was told. */
export function openPage(room: FakeRoom, page: string, browser = new FakeBrowser()) {
  const told = { lost: [] as number[], refused: [] as number[], topics: [] as string[], shut: 0 };
  const live = new LiveMap(room.map, {
    openWire: room.openWire, fetchMap: room.fetchMap, post: room.post,
    kept: new Kept({ user: "u", map: "m", page }, browser.shelf, browser.hall()),
    onMap: (map) => map, onChanged: () => undefined,
    onOvertaken: (lost) => told.lost.push(lost.length),
    onRefused: ({ status }) => told.refused.push(status),
    onTold: (topic) => told.topics.push(topic),
    onShut: () => (told.shut += 1),
  });
  live.start();
  return { live, told };
}

export type Open = ReturnType<typeof openPage>;
export const documentOf = ({ live }: Open) => live.state.map.document;
export const nameOf = (page: Open, id: string) => documentOf(page).steps.find((step) => step.id === id)?.name;
export const name = (step_id: string, text: string): MapCommand[] => [{ kind: "rename_step", step_id, name: text }];
export const note = (step_id: string, text: string, was = ""): MapCommand[] => [{ kind: "set_cell", lane_id: "reach", step_id, text, was }];
