import type { FromServer } from "@/api/live";
import { ApiProblem } from "@/api/problem";
import type { JourneyMap, MapCommand, MapWhole } from "@/api/types";
import { differing } from "@/canvas/differing";
import { begun, forget, NO_HISTORY, remember, type History, type Way } from "@/canvas/history";
import { Announcer } from "./announcer";
import { Caller } from "./caller";
import { Confirmed } from "./confirmed";
import { LiveConnection } from "./connection";
import type { LiveMeans, LiveState } from "./means";
import { Outbox, type Waiting } from "./outbox";
import { Presence } from "./presence";

const GAP_MS = 700;
const AGAIN_MS = 3_000;

/**
 * A map that others change at the same time. A change shows at once and is sent; what the server has not answered is
 * kept, also over a reload, and sent again. The server's order is everybody's; what cannot be followed is fetched.
 */
export class LiveMap {
  state: LiveState;
  readonly presence = new Presence();
  readonly announcer: Announcer;
  private readonly line: LiveConnection;
  private readonly caller: Caller;
  private readonly confirmed: Confirmed;
  private readonly outbox = new Outbox();
  private readonly listeners = new Set<() => void>();
  private shown: JourneyMap | null;
  private history: History = NO_HISTORY;
  private turns: ("undo" | "redo")[] = [];
  private fetching: Promise<boolean> | null = null;
  private gap: ReturnType<typeof setTimeout> | undefined;

  constructor(map: MapWhole, private readonly means: LiveMeans) {
    this.confirmed = new Confirmed(map);
    this.shown = map.document;
    this.state = { map, standing: "connecting", waiting: 0, isKept: true, canUndo: false, canRedo: false };
    this.line = new LiveConnection(means.openWire, {
      onFrame: (frame) => this.hear(frame),
      onStanding: () => this.stand(),
    });
    this.caller = new Caller(means.post, {
      version: () => this.confirmed.map.version,
      onDone: (list, { version, document, inverse }) => {
        this.taken(list, inverse as unknown as MapCommand[]);
        const { map } = this.confirmed;
        if (version > map.version) this.confirmed.reset({ ...map, version, title: document.title, document });
        this.outbox.standOn(this.confirmed.map);
      },
      onRefused: (list, problem) => this.refused(list, problem),
      catchUp: () => this.catchUp(),
      goOn: () => this.pump(),
    });
    this.announcer = new Announcer(
      (where) => this.line.send({ kind: "here", ...where }),
      () => this.line.standing === "open" && this.presence.others.length > 0,
    );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.line.start();
    void this.takeOver();
  }

  stop(): void {
    this.line.stop();
    clearTimeout(this.gap);
    this.caller.stop();
    this.means.kept.close();
  }

  renew = (): void => this.line.renew();
  lose = (): void => this.line.lose();

  /** The map as somebody else has fetched it. */
  fetched(map: MapWhole): void {
    if (map === this.state.map) return;
    if (map.version < this.confirmed.map.version) this.shown = null;
    else this.take(map);
    this.pump();
  }

  apply = (commands: MapCommand[]): void => this.add(commands, "do");
  undo = (): void => this.takeBack("undo");
  redo = (): void => this.takeBack("redo");

  private add(commands: MapCommand[], way: Way): void {
    this.history = begun(this.history, way);
    if (commands.length > 0) this.outbox.add(this.confirmed.map, commands, way);
    this.pump();
  }

  /** What was never sent is simply left out; what takes another change back is known once the server has answered. */
  private takeBack(way: "undo" | "redo"): void {
    const last = this.outbox.lists.at(-1);
    const isUnsent = last && last.way !== "undo" && !last.was_sent && last.seq === null;
    const isKnown = !last || (way === "redo" && this.history.redo.length > 0 && this.outbox.lists.every((list) => list.way !== "undo"));
    if (way === "undo" && isUnsent) {
      this.outbox.remove(last);
      this.history = remember(this.history, "undo", { commands: last.commands, touches: Object.keys(last.mine), removes: [] });
      this.publish();
    } else if (isKnown) this.add(this.history[way].at(-1)?.commands ?? [], way);
    else this.turns.push(way);
  }

  private hear(frame: FromServer): void {
    switch (frame.kind) {
      case "welcome":
        return this.welcomed(frame.version, () => this.presence.welcome(frame.me, frame.people));
      case "done": {
        const list = this.outbox.bySeq(frame.seq);
        return list && this.follow(frame.version, list.commands, () => this.taken(list, frame.inverse));
      }
      case "refused": {
        const list = this.outbox.bySeq(frame.seq);
        return list && this.refused(list, new ApiProblem(frame.problem));
      }
      case "changed":
        return this.follow(frame.version, frame.commands, (before, after) => {
          this.history = forget(this.history, differing(before.document, after.document), after.document);
          this.means.onChanged(frame.commands);
        });
      case "people":
        this.presence.change(frame.joined, frame.left);
        return frame.joined.length > 0 ? this.announcer.tellAnew() : undefined;
      case "here":
        return this.presence.move(frame.id, frame);
      case "told":
        return this.means.onTold(frame.topic, frame.id);
    }
  }

  private welcomed(version: number, greet: () => void): void {
    this.outbox.forgetNumbers();
    greet();
    this.announcer.tellAnew();
    if (version !== this.confirmed.map.version) void this.catchUp();
    else this.pump();
    void this.takeOver();
  }

  private stand(): void {
    if (this.line.standing !== "open") {
      this.presence.clear();
      this.outbox.forgetNumbers();
    }
    if (this.line.standing === "shut") this.means.onShut();
    this.pump();
  }

  private follow(version: number, commands: MapCommand[], onTaken: (before: MapWhole, after: MapWhole) => void): void {
    const isFollowed = this.confirmed.hear({ version, commands, onTaken });
    this.outbox.standOn(this.confirmed.map);
    clearTimeout(this.gap);
    if (!isFollowed) void this.catchUp();
    else if (this.confirmed.hasGap) this.gap = setTimeout(() => void this.catchUp(), GAP_MS);
    this.pump();
  }

  private taken(list: Waiting, inverse: MapCommand[]): void {
    const touches = Object.keys(list.mine);
    const removes = touches.filter((name) => list.base[name] === null && list.mine[name] !== null);
    this.outbox.remove(list);
    this.history = remember(this.history, list.way, { commands: inverse, touches, removes });
    this.means.onChanged(list.commands);
  }

  private refused(list: Waiting, problem: ApiProblem): void {
    this.outbox.remove(list);
    this.means.onRefused(problem);
    this.pump();
  }

  /** Send what can be sent, and show what is. */
  private pump(): void {
    const turn = this.outbox.lists.length === 0 ? this.turns.shift() : undefined;
    if (turn) return this.takeBack(turn);
    if (!this.fetching && this.line.standing === "open") this.sendLists();
    else if (!this.fetching && this.line.hasNoLine) this.caller.send(this.outbox.lists[0]);
    this.publish();
  }

  private sendLists(): void {
    const { numbered, long } = this.outbox.numberNext();
    for (const { seq, list_id, commands } of numbered) this.line.send({ kind: "commands", seq, list_id, commands });
    this.caller.send(long);
  }

  /** Take the map as it is now: something was not heard. */
  private catchUp(): Promise<boolean> {
    this.fetching ??= this.fetch().finally(() => {
      this.fetching = null;
      this.pump();
    });
    return this.fetching;
  }

  private async fetch(): Promise<boolean> {
    try {
      this.take(await this.means.fetchMap());
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.gap = setTimeout(() => void (this.line.standing === "open" && this.catchUp()), AGAIN_MS);
      return false;
    }
  }

  private take(map: MapWhole): void {
    clearTimeout(this.gap);
    const { version, document } = this.confirmed.map;
    this.history = forget(this.history, differing(document, map.document), map.document);
    const { kept, lost } = this.outbox.rebase(map);
    this.confirmed.reset(map);
    this.outbox.standOn(this.confirmed.map);
    if (map.version !== version && kept.length + lost.length > 0) this.means.onOvertaken(lost);
  }

  private async takeOver(): Promise<void> {
    const lists = await this.means.kept.takeOver();
    if (lists.length === 0) return;
    this.outbox.restore(lists);
    const { lost } = this.outbox.rebase(this.confirmed.map);
    if (lost.length > 0) this.means.onOvertaken(lost);
    this.pump();
  }

  private publish(): void {
    const { lists } = this.outbox;
    const isKept = this.means.kept.write(lists);
    const document = this.outbox.foreseen(this.confirmed.map);
    const isSame = document === this.shown && this.confirmed.map.version === this.state.map.version;
    const map = isSame ? this.state.map : this.means.onMap({ ...this.confirmed.map, title: document.title, document });
    this.shown = document;
    const canUndo = this.history.undo.length > 0 || lists.some(({ way }) => way !== "undo");
    this.state = {
      map, standing: this.line.standing, waiting: lists.length, isKept,
      canUndo, canRedo: this.history.redo.length > 0,
    };
    this.listeners.forEach((listener) => listener());
  }
}
