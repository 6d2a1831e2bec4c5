import { ApiProblem } from "@/api/problem";
import type { MapChange, MapCommand } from "@/api/types";
import { BY_CALL, type Waiting } from "./outbox";

export type Post = (body: { base_version: number; commands: MapCommand[]; list_id: string }) => Promise<MapChange>;

interface Outcome {
  version: () => number;
  onDone: (list: Waiting, change: MapChange) => void;
  onRefused: (list: Waiting, problem: ApiProblem) => void;
  /** Somebody was quicker: take the map as it is now; false where it cannot be had. */
  catchUp: () => Promise<boolean>;
  goOn: () => void;
}

const MOST_OVERTAKEN = 5;
const AGAIN_MS = 3_000;
/** No answer, signed out, too many calls, a server that starts: the change itself is not what is refused. */
const PASSING = new Set([0, 401, 429, 502, 503, 504]);

/** Sends changes as ordinary calls, one after the other: where no live line can be had, and what is too long for it. */
export class Caller {
  private overtaken = 0;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly post: Post,
    private readonly outcome: Outcome,
  ) {}

  send(list: Waiting | undefined): void {
    if (!list || list.seq !== null || this.again !== undefined) return;
    list.seq = BY_CALL;
    void this.call(list).finally(this.outcome.goOn);
  }

  stop(): void {
    clearTimeout(this.again);
  }

  private async call(list: Waiting): Promise<void> {
    const base_version = this.outcome.version();
    const { list_id, commands } = list;
    try {
      this.outcome.onDone(list, await this.post({ base_version, commands, list_id }));
      this.overtaken = 0;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      list.seq = null;
      if (PASSING.has(error.status)) this.tryAgain(list);
      else if (!(await this.follows(base_version, error))) this.outcome.onRefused(list, error);
    }
  }

  /** The call may have arrived: only its answer is known not to have come. */
  private tryAgain(list: Waiting): void {
    list.was_sent = true;
    this.again = setTimeout(() => {
      this.again = undefined;
      this.outcome.goOn();
    }, AGAIN_MS);
  }

  private async follows(version: number, { status }: ApiProblem): Promise<boolean> {
    this.overtaken += 1;
    if (status !== 409 || this.overtaken > MOST_OVERTAKEN) return false;
    return (await this.outcome.catchUp()) && this.outcome.version() !== version;
  }
}
