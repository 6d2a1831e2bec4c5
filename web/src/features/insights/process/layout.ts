import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk-api";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { ShownGraph } from "./simplify";

export const START = "\u0000start";
export const END = "\u0000end";
export const NODE_HEIGHT = 54;
const MARK_SIZE = 40;

export interface PlacedNode {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedEdge {
  id: string;
  source: string;
  target: string;
  path: string;
  label: { x: number; y: number };
}

export interface Layout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

const elk = new ELK({ workerFactory: () => new Worker(workerUrl) });

export const edgeId = (source: string, target: string) => JSON.stringify([source, target]);
export const nodeWidth = (activity: string) => Math.min(230, Math.max(110, 40 + activity.length * 7.2));

interface Point {
  x: number;
  y: number;
}

/** ELK's spline: its bend points are the control points of cubic curves. */
export function splinePath(points: Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  const at = (point: Point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  let path = `M ${at(start)}`;
  for (let index = 0; index < rest.length; index += 3) {
    const part = rest.slice(index, index + 3);
    path += ` ${["L", "Q", "C"][part.length - 1] ?? "L"} ${part.map(at).join(", ")}`;
  }
  return path;
}

function elkGraph(shown: ShownGraph, order: string[]): ElkNode {
  const place = new Map(order.map((activity, index) => [activity, index]));
  const activities = [...shown.activities].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const edges: [string, string][] = [
    ...shown.starts.map((start): [string, string] => [START, start.activity]),
    ...shown.edges.map((edge): [string, string] => [edge.source, edge.target]),
    ...shown.ends.map((end): [string, string] => [end.activity, END]),
  ];
  return {
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "SPLINES",
      "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.layered.spacing.nodeNodeBetweenLayers": "26",
      "elk.spacing.nodeNode": "30",
      "elk.spacing.edgeNode": "18",
      "elk.randomSeed": "1",
    },
    children: [
      { id: START, width: MARK_SIZE, height: MARK_SIZE },
      ...activities.map((activity) => ({ id: activity, width: nodeWidth(activity), height: NODE_HEIGHT })),
      { id: END, width: MARK_SIZE, height: MARK_SIZE },
    ],
    edges: edges.map(([source, target]) => ({
      id: edgeId(source, target),
      sources: [source],
      targets: [target],
      labels: [{ text: "100 %", width: 46, height: 18 }],
    })),
  };
}

function placedEdge(edge: ElkExtendedEdge): PlacedEdge {
  const section = edge.sections?.[0];
  const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  const label = edge.labels?.[0];
  return {
    id: edge.id,
    source: edge.sources[0] ?? "",
    target: edge.targets[0] ?? "",
    path: splinePath(points),
    label: { x: (label?.x ?? 0) + 23, y: (label?.y ?? 0) + 9 },
  };
}

/** Places for every activity and a route for every transition, computed beside the screen's thread. */
export async function layOut(shown: ShownGraph, order: string[]): Promise<Layout> {
  const placed = await elk.layout(elkGraph(shown, order));
  return {
    nodes: (placed.children ?? []).map((node) => ({
      id: node.id, x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0,
    })),
    edges: (placed.edges ?? []).map(placedEdge),
  };
}
