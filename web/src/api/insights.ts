import { call } from "./client";
import type {
  CaseDetail, EdgeDetail, Filter, Graph, Lens, Summary, Variants,
} from "./types";
import { roomOf } from "./workspaces";

const at = (workspace: string, lens: string, rest: string) => `${roomOf(workspace)}/lenses/${lens}/${rest}`;

/** The filter as the address of a question; absent when it takes everything. */
export function filterWord(filter: Filter): string | undefined {
  return Object.keys(filter).length === 0 ? undefined : JSON.stringify(filter);
}

export const fetchLenses = (workspace: string) => call<Lens[]>("GET", `${roomOf(workspace)}/lenses`);

export const fetchSummary = (workspace: string, lens: string, filter: Filter) =>
  call<Summary>("GET", at(workspace, lens, "summary"), { query: { filter: filterWord(filter) } });

export const fetchGraph = (
  workspace: string, lens: string, filter: Filter, options: { quantiles: boolean; coverage: number },
) => call<Graph>("GET", at(workspace, lens, "graph"), { query: { filter: filterWord(filter), ...options } });

export const fetchEdge = (workspace: string, lens: string, filter: Filter, edge: { source: string; target: string }) =>
  call<EdgeDetail>("GET", at(workspace, lens, "edge"), { query: { filter: filterWord(filter), ...edge } });

export const fetchVariants = (
  workspace: string, lens: string, filter: Filter, page: { limit: number; offset: number },
) => call<Variants>("GET", at(workspace, lens, "variants"), { query: { filter: filterWord(filter), ...page } });

export const fetchCase = (workspace: string, lens: string, name: string) =>
  call<CaseDetail>("GET", at(workspace, lens, "case"), { query: { case: name } });
