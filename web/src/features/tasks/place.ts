import { useTranslation } from "react-i18next";
import type { Task } from "@/api/types";
import { WHOLE_MAP, type MapPlace } from "@/canvas/place";

export const placeOf = (task: Task): MapPlace => task.place ?? WHOLE_MAP;

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
