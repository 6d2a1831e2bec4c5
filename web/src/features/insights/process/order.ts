import type { Graph } from "@/api/types";

/**
 * Activities from left to right, so that few transitions lead back
 * (greedy feedback arcs: Eades, Lin, Smyth 1993); ties by name, so that the same data gives the same order.
 */
export function journeyOrder(graph: Graph): string[] {
  const left = new Set(graph.nodes.map((node) => node.activity).sort());
  const out = new Map<string, Map<string, number>>();
  const into = new Map<string, Map<string, number>>();
  const link = (from: Map<string, Map<string, number>>, key: string, other: string, count: number) => {
    const row = from.get(key) ?? new Map<string, number>();
    row.set(other, (row.get(other) ?? 0) + count);
    from.set(key, row);
  };
  for (const edge of graph.edges) {
    if (edge.source === edge.target) continue;
    link(out, edge.source, edge.target, edge.count);
    link(into, edge.target, edge.source, edge.count);
  }
  // Journeys that start somewhere pull it to the left.
  const starts = new Map(graph.starts.map((start) => [start.activity, start.cases]));
  const flow = (from: Map<string, Map<string, number>>, key: string) =>
    [...(from.get(key) ?? [])].reduce((sum, [other, count]) => (left.has(other) ? sum + count : sum), 0);
  const head: string[] = [];
  const tail: string[] = [];
  while (left.size > 0) {
    const net = (key: string) => flow(out, key) - flow(into, key) + (starts.get(key) ?? 0);
    const sinks = [...left].filter((key) => flow(out, key) === 0);
    const sink = sinks.sort((a, b) => net(a) - net(b) || a.localeCompare(b))[0];
    if (sink !== undefined && left.size > 1) {
      tail.unshift(sink);
      left.delete(sink);
      continue;
    }
    const best = [...left].sort((a, b) => net(b) - net(a) || a.localeCompare(b))[0];
    if (best === undefined) break;
    head.push(best);
    left.delete(best);
  }
  return [...head, ...tail];
}
