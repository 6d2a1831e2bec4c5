import { call } from "./client";
import { filterWord } from "./insights";
import type { CompanyChanged, CompanyProcessIn, CompanyTaken, CompanyView, Correction, Filter, PairCases } from "./types";
import { roomOf } from "./workspaces";

const at = (workspace: string, map: string, rest = "") => `${roomOf(workspace)}/maps/${map}/company${rest}`;

/** The company's process held against the path of its customers. */
export const fetchCompanyView = (workspace: string, map: string, filter: Filter) =>
  call<CompanyView>("GET", at(workspace, map), { query: { filter: filterWord(filter) } });
export const giveProcess = (workspace: string, map: string, body: CompanyProcessIn) =>
  call<CompanyTaken>("PUT", at(workspace, map), { body });
export const correctStep = (workspace: string, map: string, step: string, body: Correction) =>
  call<CompanyChanged>("PATCH", at(workspace, map, `/steps/${step}`), { body });
/** Takes back this change, while nobody has made another since. */
export const undoProcess = (workspace: string, map: string, change: string) =>
  call<CompanyChanged>("POST", at(workspace, map, "/undo"), { body: { change } });

/** The journeys that come to two steps of the map, those that go the other way round first. */
export const fetchPairCases = (workspace: string, map: string, asked: { first: string; second: string; filter: Filter; offset: number; limit: number }) =>
  call<PairCases>("GET", at(workspace, map, "/cases"), { query: { ...asked, filter: filterWord(asked.filter) } });
