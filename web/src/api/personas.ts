import { call } from "./client";
import { filterWord } from "./insights";
import type { Compared, Filter, Persona, PersonaIn, Segment, SegmentFigures, SegmentIn } from "./types";
import { roomOf } from "./workspaces";

const segmentsAt = (workspace: string, rest = "") => `${roomOf(workspace)}/segments${rest}`;
const personasAt = (workspace: string, rest = "") => `${roomOf(workspace)}/personas${rest}`;

export const fetchSegments = (workspace: string) => call<Segment[]>("GET", segmentsAt(workspace));
export const createSegment = (workspace: string, body: SegmentIn) => call<Segment>("POST", segmentsAt(workspace), { body });
export const patchSegment = (workspace: string, id: string, body: Partial<Omit<SegmentIn, "lens_id">>) =>
  call<Segment>("PATCH", segmentsAt(workspace, `/${id}`), { body });
export const removeSegment = (workspace: string, id: string) => call<undefined>("DELETE", segmentsAt(workspace, `/${id}`));

/** How many customers a segment has and, stage by stage of a map, how they fare. */
export const fetchSegmentFigures = (workspace: string, id: string, map: string | null) =>
  call<SegmentFigures>("GET", segmentsAt(workspace, `/${id}/figures`), { query: { map_id: map } });

/** One map measured for several segments; the first is what the others are held against. */
export function fetchCompared(workspace: string, map: string, filter: Filter, segments: string[]) {
  const word = filterWord(filter);
  const search = new URLSearchParams(segments.map((id) => ["segment_id", id]));
  if (word) search.set("filter", word);
  return call<Compared>("GET", `${roomOf(workspace)}/maps/${map}/compared?${search.toString()}`);
}

export const fetchPersonas = (workspace: string) => call<Persona[]>("GET", personasAt(workspace));
export const fetchPersona = (workspace: string, id: string) => call<Persona>("GET", personasAt(workspace, `/${id}`));
export const createPersona = (workspace: string, body: PersonaIn) => call<Persona>("POST", personasAt(workspace), { body });
export const patchPersona = (workspace: string, id: string, body: Partial<PersonaIn>) =>
  call<Persona>("PATCH", personasAt(workspace, `/${id}`), { body });
export const removePersona = (workspace: string, id: string) => call<undefined>("DELETE", personasAt(workspace, `/${id}`));

/** A new picture; the server draws it anew and keeps nothing of the file but what is seen. */
export const sendPicture = (workspace: string, id: string, body: Blob) =>
  call<Persona>("PUT", personasAt(workspace, `/${id}/picture`), { body });
export const removePicture = (workspace: string, id: string) => call<Persona>("DELETE", personasAt(workspace, `/${id}/picture`));

/** Where the picture of a persona lies; null where there is none. Each picture has an address of its own. */
export const pictureAddress = (workspace: string, persona: Persona): string | null =>
  persona.picture === "" ? null : `${personasAt(workspace, `/${persona.id}/picture`)}?v=${persona.picture}`;
