import { call } from "./client";
import type { MapFile } from "./journeys";
import type { Filter, MapExport } from "./types";
import { roomOf } from "./workspaces";

/** Of what a file is wanted: a map with the figures of a filter, or a version with its own. */
export interface ExportSubject {
  workspace: string;
  what: "map" | "version";
  id: string;
  filter?: Filter;
}

const at = (workspace: string, rest = "") => `${roomOf(workspace)}/map-exports${rest}`;

export const requestExport = ({ workspace, what, id, filter = {} }: ExportSubject, file: MapFile) =>
  call<MapExport>("POST", at(workspace), { body: { what, subject_id: id, filter, ...file } });
export const fetchExports = ({ workspace, id }: ExportSubject) =>
  call<MapExport[]>("GET", at(workspace), { query: { subject_id: id } });
export const cancelExport = (workspace: string, id: string) =>
  call<MapExport>("POST", at(workspace, `/${id}/cancel`), { body: {} });
export const exportFileAddress = (workspace: string, id: string) => at(workspace, `/${id}/file`);
