import { useTranslation } from "react-i18next";
import type { JourneyMap, Thread } from "@/api/types";
import { lookupOf } from "@/canvas/lookup";
import { WHOLE_MAP, type MapPlace } from "@/canvas/place";
import { useLaneName, useStageName } from "../../journeys/map/names";

/** Whether every part of a place is still on the map. */
export function isThere(map: JourneyMap, place: MapPlace): boolean {
  const { stages, steps } = lookupOf(map);
  return (
    (!place.stage_id || stages.has(place.stage_id)) && (!place.step_id || steps.has(place.step_id)) &&
    (!place.lane_id || map.lanes.some((lane) => lane.id === place.lane_id))
  );
}

/** The place that an element of the grid stands for; null where it stands for none. */
export function placeAt(element: Element | null): MapPlace | null {
  const cell = element?.closest<HTMLElement>("[data-target], [data-lane-id]");
  if (!cell) return null;
  const { target, id = "", laneId = "", stepId = "", stageId = "" } = cell.dataset;
  if (laneId) return stepId || stageId ? { lane_id: laneId, step_id: stepId, stage_id: stepId ? "" : stageId } : null;
  if (target === "stage") return { ...WHOLE_MAP, stage_id: id };
  return target === "step" ? { ...WHOLE_MAP, step_id: id } : null;
}

/** What a place is called: as now, else as it was called when the thread began. */
export function usePlaceWords(map: JourneyMap): (place: MapPlace, words?: Thread["place_words"]) => string {
  const { t } = useTranslation("sharing");
  const laneName = useLaneName();
  const stageName = useStageName();
  return (place, words) => {
    const { stages, steps } = lookupOf(map);
    const lane = map.lanes.find((one) => one.id === place.lane_id);
    const stage = stages.get(place.stage_id);
    const oldLane = words?.lane || (words?.lane_kind ? t(`journeys:lane.${words.lane_kind}`) : "");
    const parts = [
      place.stage_id && (stage ? stageName(stage) : words?.stage),
      place.step_id && (steps.get(place.step_id)?.name ?? words?.step),
      place.lane_id && (lane ? laneName(lane) : oldLane),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(" · ") : t("comments.whole_map");
  };
}
