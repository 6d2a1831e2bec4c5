import { useComputedColorScheme } from "@mantine/core";
import { Background, Controls, ReactFlow, ReactFlowProvider, type Edge, type Node } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Graph } from "@/api/types";
import { ActivityNode, MarkNode, type ActivityData } from "./ActivityNode";
import { GraphFoot } from "./GraphFoot";
import { HomeView } from "./HomeView";
import { END, START, type Layout, type PlacedEdge } from "./layout";
import { RouteEdge, type RouteData } from "./RouteEdge";
import { perJourney, type ShownGraph } from "./simplify";
import { timeColor, usualSeconds } from "./times";
import { useFormat } from "@/ui/format";

export type GraphMode = "frequency" | "time";

export interface Transition {
  source: string;
  target: string;
}

interface GraphCanvasProps {
  graph: Graph;
  shown: ShownGraph;
  layout: Layout;
  mode: GraphMode;
  chosen: Transition | null;
  onEdge: (edge: Transition) => void;
  onActivity: (activity: string) => void;
}

const nodeTypes = { activity: ActivityNode, mark: MarkNode };
const edgeTypes = { route: RouteEdge };

/** The graph as drawn, and below it what its lines mean and where in it one is. */
export default function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <div className="graph-canvas">
        <Flow {...props} />
      </div>
      <GraphFoot graph={props.graph} layout={props.layout} mode={props.mode} />
    </ReactFlowProvider>
  );
}

/** Places and routes come from the layout. */
function Flow(props: GraphCanvasProps) {
  const { t } = useTranslation("insights");
  const scheme = useComputedColorScheme("light");
  const [pointed, setPointed] = useState<string | null>(null);
  const nodes = useNodes(props);
  const edges = useLit(useEdges(props), pointed);
  const leave = () => setPointed(null);
  const openEdge = ({ data, source, target }: Edge) => {
    if ((data as RouteData | undefined)?.isReal) props.onEdge({ source, target });
  };
  const openNode = ({ type, id }: Node) => {
    if (type === "activity") props.onActivity(id);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof Element)) return;
    const edge = edges.find(({ id }) => id === idOf(event.target as Element, ".react-flow__edge"));
    const node = nodes.find(({ id }) => id === idOf(event.target as Element, ".react-flow__node"));
    if (edge) openEdge(edge);
    if (node) openNode(node);
  };
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      colorMode={scheme}
      fitViewOptions={{ padding: 0.04, maxZoom: 1.25 }}
      minZoom={0.08}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable
      onKeyDown={press}
      onEdgeClick={(_, edge) => openEdge(edge)}
      onEdgeMouseEnter={(_, edge) => setPointed(edge.id)}
      onEdgeMouseLeave={leave}
      onNodeMouseEnter={(_, node) => setPointed(node.id)}
      onNodeMouseLeave={leave}
      onNodeClick={(_, node) => openNode(node)}
      ariaLabelConfig={{
        "controls.ariaLabel": t("graph.controls"),
        "controls.zoomIn.ariaLabel": t("graph.zoom_in"),
        "controls.zoomOut.ariaLabel": t("graph.zoom_out"),
        "controls.fitView.ariaLabel": t("graph.fit"),
        "node.a11yDescription.default": t("graph.node_help"),
        "edge.a11yDescription.default": t("graph.edge_help"),
      }}
    >
      <HomeView layout={props.layout} />
      <Background gap={24} size={1} />
      <Controls showInteractive={false} position="bottom-right" />
    </ReactFlow>
  );
}

/** The id of the arrow or activity that an element belongs to. */
const idOf = (element: Element, kind: string) => element.closest(kind)?.getAttribute("data-id");

/** The arrow under the pointer, or those of the activity under it; all others step back. */
function useLit(edges: Edge[], pointed: string | null): Edge[] {
  return useMemo(() => {
    if (pointed === null) return edges;
    return edges.map((edge) => {
      const isLit = [edge.id, edge.source, edge.target].includes(pointed);
      return { ...edge, data: { ...edge.data, isLit: isLit && edge.id === pointed, isFaint: !isLit } };
    });
  }, [edges, pointed]);
}

function useNodes({ graph, layout }: GraphCanvasProps): Node[] {
  const { t } = useTranslation("insights");
  return useMemo(() => {
    const counts = new Map(graph.nodes.map((node) => [node.activity, node]));
    const most = Math.max(1, ...graph.nodes.map((node) => node.count));
    return layout.nodes.map((node): Node => {
      const position = { x: node.x, y: node.y };
      const size = { width: node.width, height: node.height };
      if (node.id === START || node.id === END) {
        const isStart = node.id === START;
        const label = t(isStart ? "graph.start" : "graph.end");
        return { id: node.id, type: "mark", position, ...size, data: { isStart, label }, ariaLabel: label, focusable: false };
      }
      const found = counts.get(node.id);
      const text = t("graph.times", { count: found?.count ?? 0 });
      const data: ActivityData = { name: node.id, text, weight: (found?.count ?? 0) / most };
      return {
        // What stands on it is its name for screen readers too.
        id: node.id, type: "activity", position, ...size, data, ariaRole: "button",
      };
    });
  }, [graph, layout, t]);
}

function useEdges({ graph, shown, layout, mode, chosen }: GraphCanvasProps): Edge[] {
  const { share, duration, number } = useFormat();
  return useMemo(() => {
    const real = new Map(shown.edges.map((edge) => [`${edge.source}\n${edge.target}`, edge]));
    const most = Math.max(1, graph.cases, ...shown.edges.map((edge) => edge.count));
    const usual = usualSeconds(graph.edges);
    const marks = (rows: { activity: string; cases: number }[], activity: string) =>
      rows.find((row) => row.activity === activity)?.cases ?? 0;
    return layout.edges.map((placed: PlacedEdge): Edge => {
      const edge = real.get(`${placed.source}\n${placed.target}`);
      const count =
        edge?.count ??
        (placed.source === START ? marks(graph.starts, placed.target) : marks(graph.ends, placed.source));
      const seconds = edge?.mean_seconds ?? null;
      const byTime = mode === "time";
      const data: RouteData = {
        path: placed.path,
        label: edge ? (byTime ? (seconds === null ? "–" : duration(seconds, "short")) : share(perJourney(count, graph))) : "",
        at: placed.label,
        width: 1.2 + 9 * (count / most),
        color: edge ? (byTime ? timeColor(seconds, usual) : "var(--graph-line)") : "var(--graph-quiet)",
        isReal: edge !== undefined,
        isLit: chosen?.source === placed.source && chosen.target === placed.target,
        isFaint: false,
      };
      return {
        id: placed.id, source: placed.source, target: placed.target, type: "route", data,
        focusable: edge !== undefined, ariaRole: edge && "button",
        ariaLabel: `${placed.source} → ${placed.target}: ${number(count)}`,
      };
    });
  }, [chosen, duration, graph, layout, mode, number, share, shown]);
}
