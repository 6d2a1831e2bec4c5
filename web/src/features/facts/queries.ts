import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { fetchBindings, fetchReported, fetchTouchpoints } from "@/api/facts";

export const touchpointsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspace],
    queryFn: () => fetchTouchpoints(workspace),
    enabled: workspace !== "",
  });

export const reportedQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["reported", workspace],
    queryFn: () => fetchReported(workspace),
    enabled: workspace !== "",
  });

export const bindingsQuery = (workspace: string, touchpoint: string) =>
  queryOptions({ queryKey: ["touchpoint-bindings", workspace, touchpoint], queryFn: () => fetchBindings(workspace, touchpoint), staleTime: 0 });

/** Touchpoints are measured by other data now: what is known of them is asked for anew. */
export function forgetFigures(queries: QueryClient, workspace: string): void {
  for (const topic of ["touchpoints", "measured", "evidence", "compared"]) void queries.invalidateQueries({ queryKey: [topic, workspace] });
}
