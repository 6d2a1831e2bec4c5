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

/** Answers that conclude something from the figures of a map; those that follow its edits are keyed by its version. */
export const CONCLUDED = ["story", "suggestions", "company", "progress"];

/** Touchpoints are measured by other data now: what is known of them is asked for anew. */
export function forgetFigures(queries: QueryClient, workspace: string): void {
  for (const topic of ["touchpoints", "measured", "evidence", "compared", "coverage", ...CONCLUDED]) void queries.invalidateQueries({ queryKey: [topic, workspace] });
}
