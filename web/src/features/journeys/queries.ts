import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchEvidence, fetchMap, fetchMaps, fetchMeasured, type CellQuestion } from "@/api/journeys";
import type { Filter } from "@/api/types";

export const mapsQuery = (workspace: string) =>
  queryOptions({ queryKey: ["maps", workspace], queryFn: () => fetchMaps(workspace), enabled: workspace !== "" });

export const mapQuery = (workspace: string, id: string) =>
  queryOptions({ queryKey: ["map", workspace, id], queryFn: () => fetchMap(workspace, id) });

/** A map under a filter; `version` is that of the journeys, so that new facts are asked for anew. */
export const measuredQuery = (workspace: string, id: string, version: string, filter: Filter) =>
  queryOptions({
    queryKey: ["measured", workspace, id, version, filter],
    queryFn: () => fetchMeasured(workspace, id, filter),
    placeholderData: keepPreviousData,
  });

export const evidenceQuery = (workspace: string, id: string, filter: Filter, cell: CellQuestion) =>
  queryOptions({
    queryKey: ["evidence", workspace, id, filter, cell],
    queryFn: () => fetchEvidence(workspace, id, filter, cell),
  });
