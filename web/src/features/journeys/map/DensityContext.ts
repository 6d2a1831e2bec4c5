import { createContext, useContext } from "react";
import type { GridPlace } from "@/canvas/grid";
import type { Density } from "@/canvas/density";

/** How much the cells tell, and the way nearer to one of them. */
export interface Look {
  density: Density;
  goNear: (place: GridPlace) => void;
}

export const DensityContext = createContext<Look>({ density: "whole", goNear: () => undefined });
export const useLook = (): Look => useContext(DensityContext);
