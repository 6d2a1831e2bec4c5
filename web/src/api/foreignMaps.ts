import { call } from "./client";
import type { ForeignMap, FromTemplate, ImportedMap, MapProposal, MapTemplate, MapWhole } from "./types";
import { roomOf } from "./workspaces";

export const fetchTemplates = (workspace: string) => call<MapTemplate[]>("GET", `${roomOf(workspace)}/map-templates`);

export const createFromTemplate = (workspace: string, body: FromTemplate) =>
  call<MapWhole>("POST", `${roomOf(workspace)}/maps/from-template`, { body });

export const proposeMap = (workspace: string, body: ForeignMap, signal?: AbortSignal) =>
  call<MapProposal>("POST", `${roomOf(workspace)}/maps/proposal`, { body, signal });

export const importMap = (workspace: string, body: ImportedMap) =>
  call<MapWhole>("POST", `${roomOf(workspace)}/maps/import`, { body });
