import type { Graph, GraphEdge } from "@/api/types";

export interface ShownGraph {
  edges: GraphEdge[];
  activities: string[];
  hiddenEdges: number;
  hiddenShare: number;
  starts: { activity: string; cases: number }[];
  ends: { activity: string; cases: number }[];
}

/** The most travelled transitions that together make up the share asked for; what is left out is counted. */
export function simplify(graph: Graph, share: number): ShownGraph {
  const sorted = [...graph.edges].sort(
    (a, b) => b.count - a.count || a.source.localeCompare(b.source) || a.target.localeCompare(b.target),
  );
  const total = sorted.reduce((sum, edge) => sum + edge.count, 0);
  const edges: GraphEdge[] = [];
  let kept = 0;
  for (const edge of sorted) {
    if (kept >= share * total && edges.length > 0) break;
    edges.push(edge);
    kept += edge.count;
  }
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
