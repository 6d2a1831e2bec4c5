import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Filter, Lens, MapWhole } from "@/api/types";
import { askFactsAnew, measuredQuery } from "./queries";

interface Asked {
  workspace: string;
  map: MapWhole;
  filter: Filter;
  lens: Lens | undefined;
}

/** The figures of a map; asked for anew once its journeys are cut anew, and not while they are being cut. */
export function useMeasured({ workspace, map, filter, lens }: Asked) {
  const queries = useQueryClient();
  const isReady = !map.lens_id || lens?.state === "ready";
  const isCutting = lens !== undefined && !isReady;
  const { data: measured, error, isFetching } = useQuery({ ...measuredQuery(workspace, map.id, filter), enabled: !isCutting });
  const seen = useRef<unknown>(undefined);
  useEffect(() => {
    if (!lens || !isReady) return;
    if (seen.current !== undefined && seen.current !== lens.version) {
      askFactsAnew(queries, workspace, map.id);
    }
    seen.current = lens.version;
  }, [lens, isReady, queries, workspace, map.id]);
  return { measured, error: isReady ? error : null, isFetching };
}
