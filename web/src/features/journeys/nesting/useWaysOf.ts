import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { wayTo } from "@/canvas/hierarchy";
import { mapsQuery } from "../queries";
import type { WaySearch } from "./search";
import type { Ways } from "./WaysContext";

/** What the parts of an open map need to lead to other maps, and the maps above it. */
export function useWaysOf(workspace: string, mapId: string) {
  const { way = "" } = useSearch({ strict: false }) as WaySearch;
  const { data: maps } = useQuery(mapsQuery(workspace));
  return useMemo(() => {
    const above = wayTo(mapId, maps ?? [], way === "" ? [] : way.split("."));
    const ways: Ways = { workspace, mapId, maps, onward: [...above.map((map) => map.id), mapId].join(".") };
    return { ways, above };
  }, [workspace, mapId, maps, way]);
}
