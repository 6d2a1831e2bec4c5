import { expect, test } from "vitest";
import type { Graph } from "@/api/types";
import { journeyOrder } from "./order";
import { firstPercent, perJourney, simplify } from "./simplify";
import { timeColor, TIME_SCALE, usualSeconds } from "./times";

const edge = (source: string, target: string, count: number, seconds: number | null = null) => ({
  source, target, count, cases: count, mean_seconds: seconds, median_seconds: null, p90_seconds: null, withheld: "" as const,
});
const node = (activity: string) => ({ activity, count: 1, cases: 1 });
const graph: Graph = {
  nodes: ["Pay", "Order", "Deliver", "Complain"].map(node),
  edges: [edge("Order", "Pay", 70), edge("Pay", "Deliver", 20), edge("Deliver", "Complain", 6), edge("Complain", "Pay", 4)],
  starts: [{ activity: "Order", cases: 70 }], ends: [{ activity: "Deliver", cases: 66 }, { activity: "Pay", cases: 4 }],
  cases: 70, total_cases: 70, hidden_share: 0,
};

test("all paths are shown when everything is asked for", () => {
  expect(simplify(graph, 1)).toMatchObject({ hiddenEdges: 0, hiddenShare: 0 });
});

test("what is hidden is counted, never silent", () => {
  const shown = simplify(graph, 0.9);
  expect(shown.edges.map((one) => one.count)).toEqual([70, 20]);
  expect(shown.hiddenEdges).toBe(2);
  expect(shown.hiddenShare).toBeCloseTo(0.1);
  expect(shown.activities).toEqual(["Pay", "Order", "Deliver"]);
});

test("the smallest choice still shows the commonest path", () => {
  expect(simplify(graph, 0.01).edges).toHaveLength(1);
});

test("a small graph is shown whole at first, a large one as far as it can be read", () => {
  expect(firstPercent(graph)).toBe(100);
  const names = Array.from({ length: 60 }, (_, index) => `step ${index}`);
  const links = names.slice(1).map((name, index) => edge("step 0", name, 100 - index));
  const wide: Graph = { ...graph, nodes: names.map(node), edges: links, starts: [{ activity: "step 0", cases: 1 }], ends: names.map((activity) => ({ activity, cases: 1 })) };
  const percent = firstPercent(wide);
  expect(simplify(wide, percent / 100).edges.length).toBeLessThanOrEqual(24);
  expect(simplify(wide, (percent + 1) / 100).edges.length).toBeGreaterThan(24);
});

test("a transition is set against the journeys, also where it is more frequent than they are", () => {
  const looping: Graph = { ...graph, edges: [edge("Pay", "Pay", 140), edge("Order", "Pay", 70)] };
  expect(looping.edges.map((one) => perJourney(one.count, looping))).toEqual([2, 1]);
});

test("activities come in the order of the journey, whatever the order of the answer", () => {
  const shuffled = { ...graph, nodes: [...graph.nodes].reverse(), edges: [...graph.edges].reverse() };
  expect(journeyOrder(graph)).toEqual(["Order", "Pay", "Deliver", "Complain"]);
  expect(journeyOrder(shuffled)).toEqual(journeyOrder(graph));
});

test("the usual time is that of the middle transition", () => {
  expect(usualSeconds([edge("a", "b", 1, 10), edge("b", "c", 5, 100), edge("c", "d", 1, 1000)])).toBe(100);
  expect(usualSeconds([edge("a", "b", 1)])).toBeNull();
});

test("quick is blue, slow is orange, unknown is grey", () => {
  expect(timeColor(10, 100)).toBe(TIME_SCALE[0]);
  expect(timeColor(500, 100)).toBe(TIME_SCALE[4]);
  expect(timeColor(null, 100)).toBe(TIME_SCALE[2]);
});
