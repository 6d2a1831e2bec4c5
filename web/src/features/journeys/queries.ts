import { keepPreviousData, queryOptions, type QueryClient } from "@tanstack/react-query";
import {
  fetchEvidence, fetchMap, fetchMaps, fetchMapsOfTouchpoint, fetchMeasured, fetchProgress, fetchStepBindings, type CellQuestion,
} from "@/api/journeys";
import type { Filter } from "@/api/types";
import { CONCLUDED, touchpointsQuery } from "../facts/queries";
import { lensesQuery } from "../insights/queries";

export const mapsQuery = (workspace: string) =>
  queryOptions({ queryKey: ["maps", workspace], queryFn: () => fetchMaps(workspace), enabled: workspace !== "" });

export const mapQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: ["map", workspace, id],
    queryFn: () => fetchMap(workspace, id),
    // Who follows a map tells by its identity whether it is the one already shown; comparing large ones part by part is slow.
    structuralSharing: false,
  });

/** A map under a filter; asked for anew when the journeys behind it are cut anew. */
export const measuredQuery = (workspace: string, id: string, filter: Filter) =>
  queryOptions({
    queryKey: ["measured", workspace, id, filter],
    queryFn: () => fetchMeasured(workspace, id, filter),
    placeholderData: keepPreviousData,
  });

export const evidenceQuery = (workspace: string, id: string, filter: Filter, cell: CellQuestion) =>
  queryOptions({
    queryKey: ["evidence", workspace, id, filter, cell],
    queryFn: () => fetchEvidence(workspace, id, filter, cell),
  });

/** Answers that tell of the figures of a map, and by what they are measured. */
const TELLING = ["measured", "evidence", "compared", "coverage", "step-bindings"];

export const stepBindingsQuery = (workspace: string, id: string, step: string) =>
  queryOptions({ queryKey: ["step-bindings", workspace, id, step], queryFn: () => fetchStepBindings(workspace, id, step), staleTime: 0 });

/** How far a to-be map is; keyed beside its figures, which it rests on. */
export const progressQuery = (workspace: string, id: string, filter: Filter) =>
  queryOptions({ queryKey: ["progress", workspace, id, filter], queryFn: () => fetchProgress(workspace, id, filter) });

export const mapsOfTouchpointQuery = (workspace: string, touchpoint: string) =>
  queryOptions({ queryKey: ["touchpoint-maps", workspace, touchpoint], queryFn: () => fetchMapsOfTouchpoint(workspace, touchpoint) });

/** The figures of a map have changed: all that tells of them is asked for anew, together. */
export function askFiguresAnew(queries: QueryClient, workspace: string, id: string): void {
  for (const what of TELLING) void queries.invalidateQueries({ queryKey: [what, workspace, id] });
}

/** The facts behind a map have changed: its figures, and what is concluded from them, are asked for anew. */
export function askFactsAnew(queries: QueryClient, workspace: string, id: string): void {
  askFiguresAnew(queries, workspace, id);
  for (const what of CONCLUDED) void queries.invalidateQueries({ queryKey: [what, workspace, id] });
}

/** Ask for all that a map needs at once, while its screen is still on its way. */
export function startMap(queries: QueryClient, workspace: string, id: string, filter: Filter): void {
  void queries.prefetchQuery(mapQuery(workspace, id));
  void queries.prefetchQuery(measuredQuery(workspace, id, filter));
  void queries.prefetchQuery(lensesQuery(workspace));
  void queries.prefetchQuery(touchpointsQuery(workspace));
}
