import { queryOptions } from "@tanstack/react-query";
import { fetchPairCases } from "@/api/company";
import type { Filter } from "@/api/types";

/** Of which path: a map edited, or seen under another filter, is another one. */
export interface AskedPath {
  workspace: string;
  mapId: string;
  filter: Filter;
  version: number;
}

interface AskedPair {
  first: string;
  second: string;
  offset: number;
  limit: number;
}

/** The journeys behind two steps of a path. */
export const pairCasesQuery = ({ workspace, mapId, filter, version }: AskedPath, pair: AskedPair) =>
  queryOptions({
    queryKey: ["company", workspace, mapId, "cases", filter, version, pair],
    queryFn: () => fetchPairCases(workspace, mapId, { ...pair, filter }),
  });
