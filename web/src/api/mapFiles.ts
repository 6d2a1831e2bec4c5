import { call } from "./client";
import type { MapFile } from "./types";
import { roomOf } from "./workspaces";

/** A picture or document for the cells of maps; a picture is drawn anew by the server. */
export const sendMapFile = (workspace: string, file: File) =>
  call<MapFile>("POST", `${roomOf(workspace)}/map-files`, { body: file, query: { name: file.name } });

/** Where a file of a map lies: a picture is shown from there, anything else is saved. */
export const mapFileAddress = (workspace: string, id: string): string => `${roomOf(workspace)}/map-files/${id}`;
