import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  fetchDictionary, fetchImport, fetchImports, fetchPreview, fetchSources, understand,
} from "@/api/sources";
import type { ImportState, Mapping, ReadOptions } from "@/api/types";

const UNDER_WAY: ImportState[] = ["queued", "running", "removing"];

export const isUnderWay = (state: ImportState) => UNDER_WAY.includes(state);

export const previewQuery = (workspace: string, upload: string, options: ReadOptions) =>
  queryOptions({
    queryKey: ["preview", workspace, upload, options],
    queryFn: () => fetchPreview(workspace, upload, options),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

export const understandingQuery = (workspace: string, upload: string, mapping: Mapping, options: ReadOptions) =>
  queryOptions({
    queryKey: ["understanding", workspace, upload, mapping, options],
    queryFn: ({ signal }) => understand(workspace, upload, { mapping, options }, signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

export const importsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["imports", workspace],
    queryFn: () => fetchImports(workspace),
    refetchInterval: (query) => (query.state.data?.some((one) => isUnderWay(one.state)) ? 1500 : false),
  });

export const importQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: ["imports", workspace, id],
    queryFn: () => fetchImport(workspace, id),
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data.state) ? 700 : false),
  });

export const sourcesQuery = (workspace: string) =>
  queryOptions({ queryKey: ["sources", workspace], queryFn: () => fetchSources(workspace) });

export const dictionaryQuery = (workspace: string, source: string) =>
  queryOptions({
    queryKey: ["dictionary", workspace, source],
    queryFn: () => fetchDictionary(workspace, source),
  });
