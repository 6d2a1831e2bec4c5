import type { Graph, GraphEdge } from "@/api/types";

export interface ShownGraph {
  edges: GraphEdge[];
  activities: string[];
  hiddenEdges: number;
  hiddenShare: number;
  starts: { activity: string; cases: number }[];
  ends: { activity: string; cases: number }[];
}

function cutAt(sorted: GraphEdge[], wanted: number): Set<GraphEdge> {
  const edges = new Set<GraphEdge>();
  let kept = 0;
  for (const edge of sorted) {
    if (kept >= wanted && edges.size > 0) break;
    edges.add(edge);
    kept += edge.count;
  }
  return edges;
}

/** No activity shown may hang in the air: each keeps its commonest way in and way out. */
function connected(sorted: GraphEdge[], shown: Set<GraphEdge>, graph: Graph): GraphEdge[] {
  const starts = new Set(graph.starts.map((start) => start.activity));
  const ends = new Set(graph.ends.map((end) => end.activity));
  const real = sorted.filter((edge) => edge.source !== edge.target);
  const queue = [...new Set([...shown].flatMap((edge) => [edge.source, edge.target]))];
  const seen = new Set(queue);
  const add = (edge: GraphEdge | undefined, other: string | undefined) => {
    if (edge === undefined || other === undefined) return;
    shown.add(edge);
    if (!seen.has(other)) queue.push(other);
    seen.add(other);
  };
  for (const activity of queue) {
    const out = real.find((edge) => edge.source === activity);
    const into = real.find((edge) => edge.target === activity);
    if (!ends.has(activity)) add(out, out?.target);
    else if (out && !real.some((edge) => shown.has(edge) && edge.source === activity) && isMinor(graph, activity)) add(out, out.target);
    if (!starts.has(activity)) add(into, into?.source);
  }
  return sorted.filter((edge) => shown.has(edge));
}

/** Whether only few of the visits to an activity end there. */
function isMinor(graph: Graph, activity: string): boolean {
  const ended = graph.ends.find((end) => end.activity === activity)?.cases ?? 0;
  const visits = graph.nodes.find((node) => node.activity === activity)?.count ?? 0;
  return ended * 2 < visits;
}

/** The most travelled transitions that together make up the share asked for; what is left out is counted. */
export function simplify(graph: Graph, share: number): ShownGraph {
  const sorted = [...graph.edges].sort(
    (a, b) => b.count - a.count || a.source.localeCompare(b.source) || a.target.localeCompare(b.target),
  );
  const total = sorted.reduce((sum, edge) => sum + edge.count, 0);
  const edges = connected(sorted, cutAt(sorted, share * total), graph);
  const kept = edges.reduce((sum, edge) => sum + edge.count, 0);
  const touched = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  if (touched.size === 0) for (const node of graph.nodes) touched.add(node.activity);
  // An end of journeys that hardly any of them has says little: the share cuts it too.
  const marks = (rows: { activity: string; cases: number }[]) => {
    const all = rows.reduce((sum, row) => sum + row.cases, 0);
    let seen = 0;
    return [...rows]
      .sort((a, b) => b.cases - a.cases || a.activity.localeCompare(b.activity))
      .filter((row) => {
        const isShown = seen < share * all || seen === 0;
        seen += row.cases;
        return isShown && touched.has(row.activity);
      });
  };
  return {
    edges,
    activities: graph.nodes.map((node) => node.activity).filter((activity) => touched.has(activity)),
    hiddenEdges: sorted.length - edges.length,
    hiddenShare: total === 0 ? 0 : 1 - kept / total,
    starts: marks(graph.starts),
    ends: marks(graph.ends),
  };
}

/** A count set against all journeys: more than one where journeys pass there again and again. */
export const perJourney = (count: number, graph: Graph): number => count / Math.max(1, graph.cases);

const READABLE_EDGES = 24;
const LEAST_PERCENT = 5;

/** How much of a graph to show first, in percent: all that still reads at a glance. */
export function firstPercent(graph: Graph): number {
  let low = LEAST_PERCENT;
  let high = 100;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (simplify(graph, middle / 100).edges.length <= READABLE_EDGES) low = middle;
    else high = middle - 1;
  }
  return low;
}
