import { call } from "./client";
import { filterWord } from "./insights";
import type { Filter, MapCoverage } from "./types";
import { roomOf } from "./workspaces";

/** Which source knows how much of each stage of a map, and how fresh. */
export const fetchCoverage = (workspace: string, map: string, filter: Filter) =>
  call<MapCoverage>("GET", `${roomOf(workspace)}/maps/${map}/coverage`, { query: { filter: filterWord(filter) } });
