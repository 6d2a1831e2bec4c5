import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fetchSuggestions } from "@/api/story";
import type { Filter, JourneyMap, Suggestion } from "@/api/types";

interface Asked {
  workspace: string;
  mapId: string;
  filter: Filter;
  map: JourneyMap;
  isEnabled: boolean;
}

const FIVE_MINUTES = 300_000;

/** The marks that the figures suggest and nobody has set or declined meanwhile. */
export function useSuggested({ workspace, mapId, filter, map, isEnabled }: Asked): Suggestion[] {
  const { i18n } = useTranslation();
  const asked = { filter, language: i18n.language };
  const { data } = useQuery({
    queryKey: ["suggestions", workspace, mapId, asked], queryFn: () => fetchSuggestions(workspace, mapId, asked),
    enabled: isEnabled, staleTime: FIVE_MINUTES,
  });
  return useMemo(() => openOf(data ?? [], map), [data, map]);
}

/** Suggestions by the step they are about. */
export function bySteps(suggested: Suggestion[]): Map<string, Suggestion[]> {
  const found = new Map<string, Suggestion[]>();
  for (const one of suggested) found.set(one.step_id, [...(found.get(one.step_id) ?? []), one]);
  return found;
}

/** What is still open of what was suggested: not where a mark was set or declined since, or the step bound to another touchpoint. */
export function openOf(suggested: Suggestion[], map: JourneyMap): Suggestion[] {
  const steps = new Map(map.steps.map((step) => [step.id, step]));
  return suggested.filter((one) => {
    const step = steps.get(one.step_id);
    const declined = step?.declined.find(({ flag }) => flag === one.flag);
    return step?.touchpoint_id === one.touchpoint_id && !step[one.flag] && !(declined && declined.low === one.size[0] && declined.high === one.size[1]);
  });
}
