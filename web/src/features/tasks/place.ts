import { useTranslation } from "react-i18next";
import type { Task } from "@/api/types";

/** A place of a map by the ids of its parts; all empty is the whole map. */
export interface PlaceIds {
  lane_id: string;
  step_id: string;
  stage_id: string;
}

export const WHOLE_MAP: PlaceIds = { lane_id: "", step_id: "", stage_id: "" };

export const isAt = (item: PlaceIds, place: PlaceIds): boolean =>
  item.lane_id === place.lane_id && item.step_id === place.step_id && item.stage_id === place.stage_id;

export const placeOf = (task: Task): PlaceIds => task.place ?? WHOLE_MAP;

/** Where a task belongs, in the words of its map. */
export function usePlaceWords(): (task: Task) => string {
  const { t, i18n } = useTranslation("tasks");
  return ({ place }) => {
    if (!place) return "";
    if (!place.is_there) return t("place.gone");
    const key = `journeys:${place.stage_name_key ?? ""}`;
    const stage = place.stage_name_key && i18n.exists(key) ? t(key) : place.stage_name;
    const lane = place.lane_title || (place.lane_kind && t(`journeys:lane.${place.lane_kind}`));
    return [place.step_name || stage, lane].filter(Boolean).join(" · ") || t("place.whole");
  };
}
