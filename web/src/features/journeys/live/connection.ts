import type { Ears, FromServer, ToServer, Wire } from "@/api/live";

/** connecting: not there yet; away: it was there, or its attempts fail; shut: the server wants none. */
export type Standing = "connecting" | "open" | "away" | "shut";

interface Hears {
  onFrame: (frame: FromServer) => void;
  onStanding: () => void;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 15_000;
const QUIET_MS = 20_000;
const ANSWER_MS = 8_000;
/** Not signed in, not allowed, no such map: trying again changes nothing. */
const FINAL = new Set([4401, 4403, 4404]);
const TRIES_BEFORE_POST = { first: 2, later: 6 };

/** The live line of a map: opened, watched, and opened again after a while whenever it breaks. */
export class LiveConnection {
  standing: Standing = "connecting";
  private wire: Wire | null = null;
  private failures = 0;
  private wasOpen = false;
  private isStopped = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly openWire: (ears: Ears) => Wire,
    private readonly hears: Hears,
  ) {}

  start(): void {
    this.isStopped = false;
    this.open();
  }

  stop(): void {
    this.isStopped = true;
    this.hangUp();
  }

  send(frame: ToServer): void {
    this.wire?.send(frame);
  }

  /** Try at once: the network is back, or what was heard does not fit together. */
  renew(): void {
    if (this.isStopped || this.standing === "shut") return;
    this.hangUp();
    this.standing = this.wasOpen ? "away" : "connecting";
    this.open();
    this.hears.onStanding();
  }

  /** The network is gone: the line would say so only much later. */
  lose(): void {
    if (this.isStopped || this.standing === "shut") return;
    this.hangUp();
    this.onLost(0);
  }

  /** Whether no line can be had, so that changes go as ordinary calls. */
  get hasNoLine(): boolean {
    const tries = this.wasOpen ? TRIES_BEFORE_POST.later : TRIES_BEFORE_POST.first;
    return this.standing === "shut" || (this.standing !== "open" && this.failures >= tries);
  }

  private open(): void {
    const wire: Wire = this.openWire({
      onFrame: (frame) => this.wire === wire && this.onFrame(frame),
      onClose: (code) => this.wire === wire && this.onLost(code),
    });
    this.wire = wire;
    this.watch(ANSWER_MS, () => this.lose());
  }

  private onFrame(frame: FromServer): void {
    this.watch(QUIET_MS, () => {
      this.send({ kind: "ping" });
      this.watch(ANSWER_MS, () => this.lose());
    });
    if (frame.kind === "welcome") {
      this.failures = 0;
      this.wasOpen = true;
      this.standing = "open";
    }
    if (frame.kind !== "pong") this.hears.onFrame(frame);
  }

  private onLost(code: number): void {
    this.wire = null;
    clearTimeout(this.timer);
    this.failures += 1;
    if (FINAL.has(code)) this.standing = "shut";
    else {
      this.standing = this.wasOpen ? "away" : "connecting";
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1));
      // Not all at once after the server was away.
      this.watch(wait * (0.5 + Math.random() / 2), () => this.open());
    }
    this.hears.onStanding();
  }

  private watch(ms: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, ms);
  }

  private hangUp(): void {
    clearTimeout(this.timer);
    const { wire } = this;
    this.wire = null;
    wire?.close();
  }
}
