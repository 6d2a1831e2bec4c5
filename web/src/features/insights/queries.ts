import { queryOptions } from "@tanstack/react-query";
import { fetchCase, fetchEdge, fetchGraph, fetchLenses, fetchSummary, fetchVariants } from "@/api/insights";
import type { Filter } from "@/api/types";

/** Whose journeys, cut how, and which of them. */
export interface Scope {
  workspace: string;
  lens: string;
  version: string;
  filter: Filter;
}

const keyOf = (what: string, { workspace, lens, version, filter }: Scope) =>
  [what, workspace, lens, version, filter] as const;

/** What stays on screen while newer figures are on their way: those of the same journeys, never those of others. */
const beforeOf =
  ({ workspace, lens }: Scope) =>
  <T>(before: T | undefined, query: { queryKey: readonly unknown[] } | undefined): T | undefined =>
    query?.queryKey[1] === workspace && query.queryKey[2] === lens ? before : undefined;

export const lensesQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["lenses", workspace],
    queryFn: () => fetchLenses(workspace),
    enabled: workspace !== "",
    refetchInterval: (query) => (query.state.data?.some((lens) => lens.state === "building" || lens.is_rebuilding) ? 1500 : false),
  });

export const summaryQuery = (scope: Scope) =>
  queryOptions({
    queryKey: keyOf("summary", scope),
    queryFn: () => fetchSummary(scope.workspace, scope.lens, scope.filter),
    placeholderData: beforeOf(scope),
  });

export const graphQuery = (scope: Scope) =>
  queryOptions({
    queryKey: keyOf("graph", scope),
    queryFn: () => fetchGraph(scope.workspace, scope.lens, scope.filter, { quantiles: false, coverage: 1 }),
    placeholderData: beforeOf(scope),
  });

export const edgeQuery = (scope: Scope, edge: { source: string; target: string }) =>
  queryOptions({
    queryKey: [...keyOf("edge", scope), edge],
    queryFn: () => fetchEdge(scope.workspace, scope.lens, scope.filter, edge),
  });

export const variantsQuery = (scope: Scope, limit: number) =>
  queryOptions({
    queryKey: [...keyOf("variants", scope), limit],
    queryFn: () => fetchVariants(scope.workspace, scope.lens, scope.filter, { limit, offset: 0 }),
    placeholderData: beforeOf(scope),
  });

export const caseQuery = (scope: Scope, name: string) =>
  queryOptions({
    queryKey: ["case", scope.workspace, scope.lens, scope.version, name],
    queryFn: () => fetchCase(scope.workspace, scope.lens, name),
  });
