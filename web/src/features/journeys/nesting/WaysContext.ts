import { createContext, useContext } from "react";
import type { MapRef } from "@/api/types";

/** Where a map stands among the others, for those who may open them. */
export interface Ways {
  workspace: string;
  mapId: string;
  /** None before the list of maps has come. */
  maps: MapRef[] | undefined;
  /** By which maps one came here, and where one is: the way of whoever goes on from here. */
  onward: string;
}

export const WaysContext = createContext<Ways | null>(null);

/** None where a map is shown alone, as by a link: there one goes nowhere. */
export const useWays = (): Ways | null => useContext(WaysContext);
