import { addressOf, call } from "./client";
import { filterWord } from "./insights";
import type { Evidence, Filter, MapChange, MapCommand, MapProgress, MapRef, MapWhole, Measured, OnMap, StepBindingTold } from "./types";
import { roomOf } from "./workspaces";

const at = (workspace: string, rest = "") => `${roomOf(workspace)}/maps${rest}`;

export const fetchMaps = (workspace: string) => call<MapRef[]>("GET", at(workspace));
export const createMap = (workspace: string, body: { lens_id: string | null; title?: string }) =>
  call<MapWhole>("POST", at(workspace), { body });
export const fetchMap = (workspace: string, id: string) => call<MapWhole>("GET", at(workspace, `/${id}`));
export const removeMap = (workspace: string, id: string) => call<undefined>("DELETE", at(workspace, `/${id}`));

export const createToBe = (workspace: string, id: string, body: { title: string; change_from: string | null }) =>
  call<MapWhole>("POST", at(workspace, `/${id}/to-be`), { body });
export const dateToBe = (workspace: string, id: string, change_from: string) =>
  call<MapWhole>("PATCH", at(workspace, `/${id}/to-be`), { body: { change_from } });
export const fetchProgress = (workspace: string, id: string, filter: Filter) =>
  call<MapProgress>("GET", at(workspace, `/${id}/progress`), { query: { filter: filterWord(filter) } });
export const fetchMapsOfTouchpoint = (workspace: string, touchpoint: string) =>
  call<OnMap[]>("GET", `${roomOf(workspace)}/touchpoints/${touchpoint}/maps`);

/** Which file of a map is wanted: its format, its words, its paper. */
export interface MapFile {
  kind: "pdf" | "png" | "svg" | "pptx" | "xlsx" | "csv" | "json" | "bpmn";
  language: string;
  paper?: "A4" | "A3" | "A2" | "A1" | "A0";
  paged?: boolean;
}

/** Where a map is fetched as a file, with the figures of a filter. */
export const exportAddress = (workspace: string, id: string, filter: Filter, file: MapFile) =>
  addressOf(at(workspace, `/${id}/export`), { filter: filterWord(filter), ...file });

export const sendCommands = (workspace: string, id: string, body: { base_version?: number; list_id?: string; commands: MapCommand[] }) =>
  call<MapChange>("POST", at(workspace, `/${id}/commands`), { body });

export const fetchStepBindings = (workspace: string, id: string, step_id: string) =>
  call<StepBindingTold[]>("GET", at(workspace, `/${id}/bindings`), { query: { step_id } });

export const fetchMeasured = (workspace: string, id: string, filter: Filter) =>
  call<Measured>("GET", at(workspace, `/${id}/measured`), { query: { filter: filterWord(filter) } });

/** Which cell, and which page of the records behind it. */
export interface CellQuestion {
  touchpoint_id: string;
  measure: string;
  limit: number;
  offset: number;
  /** Of which segment, then those it is compared with; empty for everybody. */
  segments?: string[];
}

export function fetchEvidence(workspace: string, id: string, filter: Filter, { segments = [], ...cell }: CellQuestion) {
  const address = addressOf(at(workspace, `/${id}/evidence`), { filter: filterWord(filter), ...cell });
  const more = segments.map((segment) => `&segment_id=${encodeURIComponent(segment)}`).join("");
  return call<Evidence>("GET", address + more);
}
