import { call } from "./client";
import type { Import, ImportIn, Mapping, Preview, ReadOptions, Source, StatusEntry, Understanding } from "./types";
import { roomOf } from "./workspaces";

export const fetchPreview = (workspace: string, upload: string, options: ReadOptions) =>
  call<Preview>("GET", `${roomOf(workspace)}/uploads/${upload}/preview`, { query: { ...options } });

export const understand = (
  workspace: string,
  upload: string,
  body: { mapping: Mapping; options: ReadOptions; object_type?: string },
  signal?: AbortSignal,
) => call<Understanding>("POST", `${roomOf(workspace)}/uploads/${upload}/understand`, { body, signal });

export const fetchImports = (workspace: string) => call<Import[]>("GET", `${roomOf(workspace)}/imports`);
export const fetchImport = (workspace: string, id: string) => call<Import>("GET", `${roomOf(workspace)}/imports/${id}`);
export const startImport = (workspace: string, body: ImportIn) =>
  call<Import>("POST", `${roomOf(workspace)}/imports`, { body });
export const cancelImport = (workspace: string, id: string) =>
  call<Import>("POST", `${roomOf(workspace)}/imports/${id}/cancel`, { body: {} });
export const takeOutImport = (workspace: string, id: string) =>
  call<undefined>("DELETE", `${roomOf(workspace)}/imports/${id}`);
export const refusedAddress = (workspace: string, id: string) => `${roomOf(workspace)}/imports/${id}/refused.csv`;

export const fetchSources = (workspace: string) => call<Source[]>("GET", `${roomOf(workspace)}/sources`);

const dictionary = (workspace: string, source: string) => `${roomOf(workspace)}/sources/${source}/dictionary`;

export const fetchDictionary = (workspace: string, source: string) =>
  call<{ entries: StatusEntry[] }>("GET", dictionary(workspace, source));
export const saveDictionary = (workspace: string, source: string, entries: Omit<StatusEntry, "count" | "is_new">[]) =>
  call<{ entries: StatusEntry[] }>("PUT", dictionary(workspace, source), { body: { entries } });
export const dictionaryFile = (workspace: string, source: string) => `${dictionary(workspace, source)}.xlsx`;

export function loadDictionary(workspace: string, source: string, file: File) {
  const body = new FormData();
  body.append("file", file);
  return call<{ entries: StatusEntry[] }>("POST", `${dictionary(workspace, source)}/file`, { body });
}
