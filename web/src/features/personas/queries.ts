import { queryOptions } from "@tanstack/react-query";
import { fetchPersona, fetchPersonas, fetchSegmentFigures, fetchSegments } from "@/api/personas";

export const segmentsQuery = (workspace: string) =>
  queryOptions({ queryKey: ["segments", workspace], queryFn: () => fetchSegments(workspace), enabled: workspace !== "" });

export const personasQuery = (workspace: string) =>
  queryOptions({ queryKey: ["personas", workspace], queryFn: () => fetchPersonas(workspace), enabled: workspace !== "" });

export const personaQuery = (workspace: string, id: string) =>
  queryOptions({ queryKey: ["personas", workspace, id], queryFn: () => fetchPersona(workspace, id) });

/** A segment's numbers, on a map where one is named; counted anew when its rule or the journeys change. */
export const segmentFiguresQuery = (workspace: string, id: string, map: string | null) =>
  queryOptions({ queryKey: ["segment-figures", workspace, id, map], queryFn: () => fetchSegmentFigures(workspace, id, map) });
