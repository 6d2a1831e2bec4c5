import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchCoverage } from "@/api/coverage";
import type { Filter } from "@/api/types";

/** What is known of a map, stage by stage. */
export const coverageQuery = (workspace: string, map: string, filter: Filter) =>
  queryOptions({
    queryKey: ["coverage", workspace, map, filter],
    queryFn: () => fetchCoverage(workspace, map, filter),
    placeholderData: keepPreviousData,
  });
