import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";

export interface RouteData extends Record<string, unknown> {
  path: string;
  label: string;
  at: { x: number; y: number };
  width: number;
  color: string;
  isReal: boolean;
  isChosen: boolean;
}

/** Routes arrive from the left: an arrow head at the end of the path. */
function arrowAt(path: string, width: number): string {
  const [x = 0, y = 0] = (path.match(/-?[\d.]+/g) ?? []).slice(-2).map(Number);
  const size = 5 + width * 0.9;
  return `M ${x - size} ${y - size * 0.6} L ${x} ${y} L ${x - size} ${y + size * 0.6} Z`;
}

/** A transition along the route the layout found (the library's own edges ignore it). */
export function RouteEdge({ id, data, selected }: EdgeProps) {
  const route = data as RouteData;
  const isLit = selected || route.isChosen;
  const color = isLit ? "var(--mantine-primary-color-filled)" : route.color;
  return (
    <>
      <BaseEdge
        id={id}
        path={route.path}
        interactionWidth={16}
        style={{ stroke: color, strokeWidth: route.width, strokeOpacity: isLit ? 1 : 0.75, fill: "none" }}
      />
      <path d={arrowAt(route.path, route.width)} fill={color} />
      {route.label && (
        <EdgeLabelRenderer>
          <div
            className="graph-label"
            style={{ transform: `translate(-50%, -50%) translate(${route.at.x}px, ${route.at.y}px)` }}
          >
            {route.label}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
