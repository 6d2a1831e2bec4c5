import type { Ears, Wire } from "@/api/live";
import type { ApiProblem } from "@/api/problem";
import type { MapCommand, MapWhole } from "@/api/types";
import type { Wanted } from "@/canvas/rebase";
import type { Post } from "./caller";
import type { Standing } from "./connection";
import type { Kept } from "./kept";

/** How the server is reached, and what happens beside the map. */
export interface LiveMeans {
  openWire: (ears: Ears) => Wire;
  fetchMap: () => Promise<MapWhole>;
  post: Post;
  kept: Pick<Kept, "write" | "takeOver" | "close">;
  /** The map has other content, shown from now on; gives back the object that is shown. */
  onMap: (map: MapWhole) => MapWhole;
  onChanged: (commands: MapCommand[]) => void;
  /** Others were quicker than what waited here: these lists are lost. */
  onOvertaken: (lost: Wanted[]) => void;
  onRefused: (problem: ApiProblem) => void;
  /** The server has closed the line for good: the map is gone, or one may not see it any more. */
  onShut: () => void;
  onTold: (topic: string, id: string) => void;
}

/** What a screen shows of it. */
export interface LiveState {
  map: MapWhole;
  standing: Standing;
  waiting: number;
  /** Whether what waits outlives this page. */
  isKept: boolean;
  canUndo: boolean;
  canRedo: boolean;
}
