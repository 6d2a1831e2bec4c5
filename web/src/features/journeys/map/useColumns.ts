import { useMemo } from "react";
import type { JourneyMap } from "@/api/types";
import { columnsOf, stretched, widthOf } from "@/canvas/columns";
import { briefest, densityOf, squeezed, type Density } from "@/canvas/density";
import { zoomToFit } from "@/canvas/zoom";
import { useStageName } from "./names";

const HEADS: Record<Density, number> = { whole: 176, brief: 150, far: 132 };

interface Room {
  /** How wide the frame is inside. */
  width: number;
  zoom: number;
  isPhone: boolean;
  /** Whether each cell tells of several groups: they are not told from afar. */
  isCompared: boolean;
}

/** The columns of a map as wide as the zoom wants them, and how much of it can be read so. */
export function useColumns(map: JourneyMap, { width, zoom, isPhone, isCompared }: Room) {
  const stageName = useStageName();
  const own = useMemo(() => columnsOf(map, 0, stageName), [map, stageName]);
  const near = isPhone ? 1 : isCompared ? Math.max(zoom, briefest(own)) : zoom;
  const density = densityOf(own, near);
  const head = isPhone ? 0 : HEADS[density];
  const columns = useMemo(() => stretched(squeezed(own, near), Math.max(0, width - head)), [own, near, width, head]);
  const fitting = () => {
    const all = widthOf(own);
    const room = width * Math.max(1, zoom);
    const zooms = (["whole", "brief", "far"] as const).map((one) => [one, zoomToFit(room - HEADS[one], all)] as const);
    return zooms.find(([one, fit]) => densityOf(own, fit) === one)?.[1] ?? zoomToFit(room - HEADS.far, all);
  };
  return { columns, density, head, fitting };
}
