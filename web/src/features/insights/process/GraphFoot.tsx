import { Text, useComputedColorScheme } from "@mantine/core";
import { MiniMap, useStore } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import type { Graph } from "@/api/types";
import type { GraphMode } from "./GraphCanvas";
import { LEGIBLE_ZOOM } from "./HomeView";
import type { Layout } from "./layout";
import { TimeLegend } from "./TimeLegend";

const WIDTH = 210;
const HEIGHT = 84;
const LOWEST_WINDOW = 420;

interface GraphFootProps {
  graph: Graph;
  layout: Layout;
  mode: GraphMode;
}

/** Below the graph: what its lines mean and, where it is larger than its window, all of it in small. */
export function GraphFoot({ graph, layout, mode }: GraphFootProps) {
  const { t } = useTranslation("insights");
  const scheme = useComputedColorScheme("light");
  const width = useStore((state) => state.width);
  const right = Math.max(1, ...layout.nodes.map((node) => node.x + node.width));
  const bottom = Math.max(1, ...layout.nodes.map((node) => node.y + node.height));
  // The window's height shrinks with the small picture in it, so only what stands still decides.
  const isLarge = right * LEGIBLE_ZOOM > width || bottom * LEGIBLE_ZOOM > LOWEST_WINDOW;
  return (
    <div className={`react-flow ${scheme} graph-foot`}>
      <div>
        <Text size="sm" c="dimmed">{t(mode === "time" ? "graph.read_time" : "graph.read_frequency")}</Text>
        {mode === "time" && <TimeLegend graph={graph} />}
      </div>
      {isLarge && (
        <MiniMap
          pannable zoomable style={{ width: WIDTH, height: HEIGHT }} className="graph-minimap" ariaLabel={t("graph.minimap")}
          nodeColor="var(--graph-line)" nodeBorderRadius={10} offsetScale={2}
        />
      )}
    </div>
  );
}
