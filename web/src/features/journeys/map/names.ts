import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane, MapStage } from "@/api/types";

/** What a stage is called: translated until a person names it. */
export function useStageName(): (stage: Pick<MapStage, "name" | "name_key">) => string {
  const { t, i18n } = useTranslation("journeys");
  return useCallback(
    (stage) => (stage.name_key && i18n.exists(`journeys:${stage.name_key}`) ? t(stage.name_key) : stage.name),
    [t, i18n],
  );
}

/** What a lane is called: its title, else the name of its kind. */
export function useLaneName(): (lane: MapLane) => string {
  const { t } = useTranslation("journeys");
  return useCallback((lane) => lane.title || t(`lane.${lane.kind}`), [t]);
}
