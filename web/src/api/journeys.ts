import { call } from "./client";
import type { MapRef } from "./types";
import { roomOf } from "./workspaces";

const at = (workspace: string, rest = "") => `${roomOf(workspace)}/maps${rest}`;

export const fetchMaps = (workspace: string) => call<MapRef[]>("GET", at(workspace));
export const createMap = (workspace: string, body: { lens_id: string; title?: string }) =>
  call<MapRef>("POST", at(workspace), { body });
export const removeMap = (workspace: string, id: string) => call<undefined>("DELETE", at(workspace, `/${id}`));
