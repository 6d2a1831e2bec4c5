import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ears, FromServer } from "@/api/live";
import { LiveConnection } from "./connection";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A connection whose lines are answered by hand. */
function connect() {
  const lines: Ears[] = [];
  const sent: string[] = [];
  const connection = new LiveConnection(
    (ears) => {
      lines.push(ears);
      return { send: ({ kind }) => sent.push(kind), close: () => undefined };
    },
    { onFrame: () => undefined, onStanding: () => undefined },
  );
  connection.start();
  return { connection, lines, sent };
}

const WELCOME: FromServer = { kind: "welcome", version: 1, me: "p1", people: [] };

test("a line that breaks is opened again, after longer and longer whiles", () => {
  const { connection, lines } = connect();
  const waits = [400, 800, 1_600, 3_200, 6_400, 12_800, 15_000, 15_000];
  for (const [index, wait] of waits.entries()) {
    lines[index]?.onClose(1006);
    vi.advanceTimersByTime(wait - 1);
    expect(lines).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
  }
  expect(lines).toHaveLength(waits.length + 1);
  lines.at(-1)?.onFrame(WELCOME);
  expect([connection.standing, connection.hasNoLine]).toEqual(["open", false]);
});

test("a silent line is asked, and given up when it does not answer", () => {
  const { connection, lines, sent } = connect();
  lines[0]?.onFrame(WELCOME);
  vi.advanceTimersByTime(20_000);
  expect(sent).toEqual(["ping"]);
  lines[0]?.onFrame({ kind: "pong" });
  vi.advanceTimersByTime(20_000 + 8_000);
  expect([sent.length, connection.standing]).toEqual([2, "away"]);
});

test("what an old line still says is not heard", () => {
  const { connection, lines } = connect();
  connection.renew();
  lines[0]?.onFrame(WELCOME);
  expect(connection.standing).toBe("connecting");
  lines[1]?.onFrame(WELCOME);
  lines[0]?.onClose(4404);
  expect(connection.standing).toBe("open");
});
