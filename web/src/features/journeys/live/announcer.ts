import type { Whereabouts } from "@/api/live";

const EVERY_MS = 100;
const NOWHERE: Whereabouts = { cell: null, is_writing: false, x: null, y: null };

/** Tells the others where I am: at most ten times a second, and nothing while I am alone. */
export class Announcer {
  private now = NOWHERE;
  private told = JSON.stringify(NOWHERE);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (where: Whereabouts) => void,
    private readonly isHeard: () => boolean,
  ) {}

  be(change: Partial<Whereabouts>): void {
    this.now = { ...this.now, ...change };
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.tell();
    }, EVERY_MS);
  }

  /** Somebody has come who knows nothing yet. */
  tellAnew(): void {
    this.told = JSON.stringify(NOWHERE);
    this.tell();
  }

  private tell(): void {
    const text = JSON.stringify(this.now);
    if (text === this.told || !this.isHeard()) return;
    this.told = text;
    this.send(this.now);
  }
}
