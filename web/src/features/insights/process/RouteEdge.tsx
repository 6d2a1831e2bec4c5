import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { arrowAt } from "./route";

export interface RouteData extends Record<string, unknown> {
  path: string;
  label: string;
  at: { x: number; y: number };
  width: number;
  color: string;
  isReal: boolean;
  isLit: boolean;
  isFaint: boolean;
}


/** A transition along the route the layout found (the library's own edges ignore it). */
export function RouteEdge({ id, data, selected }: EdgeProps) {
  const route = data as RouteData;
  const isLit = selected || route.isLit;
  const color = isLit ? "var(--mantine-primary-color-filled)" : route.color;
  return (
    <g opacity={route.isFaint ? 0.18 : 1}>
      {/* A seam in the colour of the ground: where arrows cross, one passes above the other. */}
      <path d={route.path} className="graph-seam" strokeWidth={route.width + 4} />
      <BaseEdge
        id={id}
        path={route.path}
        interactionWidth={16}
        style={{ stroke: color, strokeWidth: route.width, fill: "none" }}
      />
      <path d={arrowAt(route.path, route.width)} fill={color} />
      {route.label && (
        <EdgeLabelRenderer>
          <div
            className="graph-label" data-faint={route.isFaint || undefined} data-lit={isLit || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${route.at.x}px, ${route.at.y}px)` }}
          >
            {route.label}
          </div>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}
