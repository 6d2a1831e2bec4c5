import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk-api";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { middleOf, splinePath, topOf } from "./route";
import type { ShownGraph } from "./simplify";

export const START = "\u0000start";
export const END = "\u0000end";
const MARK_SIZE = 40;
const MANY_EDGES = 60;

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

export const edgeId = (source: string, target: string) => JSON.stringify([source, target]);

const MAX_WIDTH = 200;
const ONE_LINE = 60;
const TWO_LINES = 80;

/** A long name takes two lines, so that the graph grows down rather than wide. */
function nodeSize(activity: string): { width: number; height: number } {
  const wanted = 36 + activity.length * 9.6;
  return { width: Math.min(MAX_WIDTH, Math.max(150, wanted)), height: wanted > MAX_WIDTH ? TWO_LINES : ONE_LINE };
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
      // Network simplex and labels as nodes of their own take minutes on a few hundred arrows.
      "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
      "elk.layered.thoroughness": edges.length > MANY_EDGES ? "1" : "3",
      // A long flow goes on in a row below, as lines of text do.
      "elk.layered.wrapping.strategy": edges.length > MANY_EDGES ? "OFF" : "MULTI_EDGE",
      "elk.aspectRatio": "2",
      "elk.layered.spacing.nodeNodeBetweenLayers": "84", // room for a label
      "elk.spacing.nodeNode": "30",
      "elk.spacing.edgeNode": "18",
      "elk.spacing.edgeEdge": "14",
      "elk.layered.spacing.edgeEdgeBetweenLayers": "14",
      "elk.spacing.nodeSelfLoop": "22",
      "elk.randomSeed": "1",
    },
    children: [
      { id: START, width: MARK_SIZE, height: MARK_SIZE },
      ...activities.map((activity) => ({ id: activity, ...nodeSize(activity) })),
      { id: END, width: MARK_SIZE, height: MARK_SIZE },
    ],
    edges: edges.map(([source, target]) => ({
      id: edgeId(source, target),
      sources: [source],
      targets: [target],
    })),
  };
}

function placedEdge(edge: ElkExtendedEdge): PlacedEdge {
  const section = edge.sections?.[0];
  const points = section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [];
  return {
    id: edge.id,
    source: edge.sources[0] ?? "",
    target: edge.targets[0] ?? "",
    path: splinePath(points),
    label: edge.sources[0] === edge.targets[0] ? topOf(points) : middleOf(points),
  };
}

const REMEMBERED = 16;
const known = new Map<string, Layout>();

interface Engine {
  elk: InstanceType<typeof ELK>;
  /** Fails with the worker itself: of that the library hears nothing, and would wait for ever. */
  failure: Promise<never>;
}

let engine: Engine | null = null;
let isBusy = false;

function engineOf(): Engine {
  let fail: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => (fail = reject));
  // Nobody waits for it between two layouts.
  failure.catch(() => undefined);
  const workerFactory = () => {
    const worker = new Worker(workerUrl);
    worker.addEventListener("error", (event) => fail(new Error(event.message || "The layout could not be computed.")));
    return worker;
  };
  return { elk: new ELK({ workerFactory }), failure };
}

function dropEngine(): void {
  engine?.elk.terminateWorker();
  engine = null;
  isBusy = false;
}

/** Give up a computation that nobody waits for any more; its promise stays open for ever. */
export function abandonLayout(): void {
  if (isBusy) dropEngine();
}

/** Places for every activity and a route for every transition, computed beside the screen's thread. */
export async function layOut(shown: ShownGraph, order: string[]): Promise<Layout> {
  const asked = elkGraph(shown, order);
  const key = JSON.stringify(asked);
  const before = known.get(key);
  if (before) return before;
  engine ??= engineOf();
  isBusy = true;
  const mine = engine;
  let layout: Layout;
  try {
    layout = layoutOf(await Promise.race([mine.elk.layout(asked), mine.failure]));
  } catch (error) {
    // The next one begins with an engine of its own.
    if (engine === mine) dropEngine();
    throw error;
  }
  isBusy = false;
  known.set(key, layout);
  const oldest = known.size > REMEMBERED ? known.keys().next().value : undefined;
  if (oldest !== undefined) known.delete(oldest);
  return layout;
}

function layoutOf(placed: ElkNode): Layout {
  return {
    nodes: (placed.children ?? []).map((node) => ({
      id: node.id, x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0,
    })),
    edges: (placed.edges ?? []).map(placedEdge),
  };
}
