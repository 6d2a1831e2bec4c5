import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { fetchCompared } from "@/api/personas";
import type { Compared, Filter, Persona, Segment } from "@/api/types";
import { personasQuery, segmentsQuery } from "../../personas/queries";
import type { ComparedScene } from "./ComparedContext";
import type { CompareSearch } from "./search";

export const comparedQuery = (workspace: string, map: string, filter: Filter, segments: string[]) =>
  queryOptions({
    queryKey: ["compared", workspace, map, filter, segments],
    queryFn: () => fetchCompared(workspace, map, filter, segments),
    placeholderData: keepPreviousData,
  });

/** Someone to compare: a persona or a segment, and the segment that is measured for it. */
export interface Choice {
  id: string;
  name: string;
  segmentId: string;
  isPersona: boolean;
}

export function choicesOf(personas: Persona[], segments: Segment[], lensId: string | null): Choice[] {
  const fitting = segments.filter((one) => lensId === null || one.lens_id === lensId);
  const ids = new Set(fitting.map((one) => one.id));
  return [
    ...personas.flatMap(({ id, name, segment_id: segmentId }) =>
      segmentId !== null && ids.has(segmentId) ? [{ id, name, segmentId, isPersona: true }] : [],
    ),
    ...fitting.map(({ id, name }) => ({ id, name, segmentId: id, isPersona: false })),
  ];
}

/** Those chosen, each segment once: a persona and its segment are the same customers. */
export function chosenOf(choices: Choice[], ids: string[]): Choice[] {
  const seen = new Set<string>();
  return ids
    .flatMap((id) => choices.find((one) => one.id === id) ?? [])
    .filter(({ segmentId }) => !seen.has(segmentId) && seen.add(segmentId));
}

interface Asked {
  workspace: string;
  map: { id: string; lens_id: string | null };
  filter: Filter;
}

/** Who is compared on a map, as its address says. */
export function useCompared({ workspace, map, filter }: Asked) {
  const navigate = useNavigate();
  const { compare = [], differ = false } = useSearch({ strict: false }) as CompareSearch;
  const { data: personas } = useQuery(personasQuery(workspace));
  const { data: segments } = useQuery(segmentsQuery(workspace));
  const choices = useMemo(() => choicesOf(personas ?? [], segments ?? [], map.lens_id), [personas, segments, map.lens_id]);
  const chosen = chosenOf(choices, compare);
  const ids = chosen.map((one) => one.segmentId);
  const { data, error, isFetching } = useQuery({ ...comparedQuery(workspace, map.id, filter, ids), enabled: ids.length > 0 });
  const names = JSON.stringify(chosen.map(({ segmentId, name }) => [segmentId, name]));
  const isDifference = differ && ids.length > 1;
  const scene = useMemo(
    () => (data ? sceneOf(data, new Map(JSON.parse(names) as [string, string][]), isDifference) : null),
    [data, names, isDifference],
  );
  const set = useCallback(
    (next: CompareSearch) =>
      void navigate({ to: ".", search: (now: Record<string, unknown>) => ({ ...now, ...next }) as never, replace: true }),
    [navigate],
  );
  return {
    choices, chosen, isDifference, error: ids.length > 0 ? error : null, isFetching: ids.length > 0 && isFetching,
    scene: ids.length > 0 ? scene : null,
    notNarrowed: data?.not_narrowed ?? [],
    choose: (wanted: string[]) => set({ compare: wanted.length > 0 ? wanted : undefined, differ: wanted.length > 1 ? differ || undefined : undefined }),
    setDifference: (isOn: boolean) => set({ differ: isOn || undefined }),
  };
}

/** What is shown of an answer; until the next one comes it may tell of others than are chosen by now, each under its own name. */
export function sceneOf(compared: Compared, names: ReadonlyMap<string, string>, isDifference: boolean): ComparedScene {
  const groups = compared.segments.map((segment, place) => ({ place, name: names.get(segment.segment_id) ?? segment.name, segment }));
  return {
    groups, isDifference,
    figureAt: (group, touchpointId, measure) => group.segment.figures[touchpointId ?? ""]?.[measure],
    differenceAt: (group, touchpointId, measure) =>
      compared.differences[touchpointId ?? ""]?.[measure]?.find((one) => one.segment_id === group.segment.segment_id),
  };
}
