import { afterEach, expect, test, vi } from "vitest";

const engines: { fail: () => void }[] = [];
let mode: "computes" | "refuses" | "breaks" = "computes";

class SomeWorker {
  addEventListener(_: string, listen: (event: { message: string }) => void) {
    engines.push({ fail: () => listen({ message: "no script" }) });
  }
}
vi.stubGlobal("Worker", SomeWorker);
vi.mock("elkjs/lib/elk-worker.min.js?url", () => ({ default: "worker.js" }));
vi.mock("elkjs/lib/elk-api", () => ({
  default: class {
    constructor({ workerFactory }: { workerFactory: () => unknown }) {
      workerFactory();
    }
    layout() {
      if (mode === "refuses") return Promise.reject(new Error("too much"));
      // A worker that breaks gives the library no answer at all.
      return mode === "breaks" ? new Promise(() => {}) : Promise.resolve({ id: "root", children: [], edges: [] });
    }
    terminateWorker() {}
  },
}));

const { layOut } = await import("./layout");
const shown = (activity: string) => ({ activities: [activity], edges: [], starts: [], ends: [], hiddenEdges: 0, hiddenShare: 0 }) as never;

afterEach(() => {
  mode = "computes";
});

test("a layout that fails says so, and the next begins with a new engine", async () => {
  mode = "refuses";
  await expect(layOut(shown("a"), [])).rejects.toThrow("too much");
  mode = "computes";
  await expect(layOut(shown("a"), [])).resolves.toEqual({ nodes: [], edges: [] });
  expect(engines).toHaveLength(2);
});

test("a worker that breaks fails the layout instead of leaving it open for ever", async () => {
  mode = "breaks";
  const waiting = layOut(shown("b"), []);
  engines.at(-1)?.fail();
  await expect(waiting).rejects.toThrow("no script");
});
