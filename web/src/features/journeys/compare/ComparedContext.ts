import { createContext, useContext } from "react";
import type { Difference, Figure, SegmentMeasured } from "@/api/types";

/** One of the groups side by side: its place decides its mark, dash and colour. */
export interface ComparedGroup {
  place: number;
  /** The persona's name where a persona was chosen, else the segment's. */
  name: string;
  segment: SegmentMeasured;
}

export interface ComparedScene {
  groups: ComparedGroup[];
  isDifference: boolean;
  figureAt: (group: ComparedGroup, touchpointId: string | null, measure: string) => Figure | undefined;
  differenceAt: (group: ComparedGroup, touchpointId: string | null, measure: string) => Difference | undefined;
}

/** Several segments on one map; null where one map is shown as it is. */
export const ComparedContext = createContext<ComparedScene | null>(null);
export const useComparedScene = (): ComparedScene | null => useContext(ComparedContext);
