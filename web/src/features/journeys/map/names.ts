import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane, MapStage, MapStep } from "@/api/types";
import { wordOfPlace } from "@/canvas/place";

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

interface Columns {
  stages: Pick<MapStage, "id" | "name" | "name_key">[];
  steps: Pick<MapStep, "id" | "name" | "stage_id">[];
}

/** The steps and stages of a map, stage by stage, as a list offers them. */
export function usePlaceChoices({ stages, steps }: Columns) {
  const { t } = useTranslation("journeys");
  const stageName = useStageName();
  const choice = (stage_id: string, step_id: string, label: string) => ({ value: wordOfPlace({ stage_id, step_id }) ?? "", label });
  return stages.map((stage, index) => ({
    group: `${index + 1}. ${stageName(stage)}`,
    items: [
      choice(stage.id, "", t("place.stage", { name: stageName(stage) })),
      ...steps.filter(({ stage_id }) => stage_id === stage.id).map(({ id, name }) => choice("", id, name)),
    ],
  }));
}

/** What a filter asks for, part by part, in words. */
export function usePartWords(): (parts: string[]) => string {
  const { t, i18n } = useTranslation("journeys");
  return (parts) => parts.map((part) => (i18n.exists(`journeys:narrow.${part}`) ? t(`narrow.${part}`) : part)).join(", ");
}
