import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { JourneyMap } from "@/api/types";
import { useLaneName, useStageName } from "../journeys/map/names";
import type { PlaceIds } from "./place";

interface PlaceSelectProps {
  map: JourneyMap;
  place: PlaceIds;
  onPlace: (place: PlaceIds) => void;
}

/** Where on a map: a step or a stage, and the lane it is about; nothing chosen is the whole map. */
export function PlaceSelect({ map, place, onPlace }: PlaceSelectProps) {
  const { t } = useTranslation("tasks");
  const stageName = useStageName();
  const laneName = useLaneName();
  const columns = map.stages.map((stage, index) => ({
    group: `${index + 1}. ${stageName(stage)}`,
    items: [
      { value: `stage ${stage.id}`, label: t("place.stage", { name: stageName(stage) }) },
      ...map.steps.filter((step) => step.stage_id === stage.id).map((step) => ({ value: `step ${step.id}`, label: step.name })),
    ],
  }));
  const column = place.step_id ? `step ${place.step_id}` : place.stage_id ? `stage ${place.stage_id}` : null;
  const choose = (chosen: string | null) => {
    const [kind, id = ""] = chosen?.split(/ (.*)/s) ?? [];
    onPlace({ lane_id: chosen ? place.lane_id : "", step_id: kind === "step" ? id : "", stage_id: kind === "stage" ? id : "" });
  };
  return (
    <Group grow align="flex-start">
      <Select
        label={t("field.place")} placeholder={t("place.whole")} data={columns} value={column} clearable searchable
        clearButtonProps={{ "aria-label": t("ui:remove") }} onChange={choose}
      />
      <Select
        label={t("field.lane")} placeholder={t("place.any_lane")} clearable searchable disabled={column === null}
        clearButtonProps={{ "aria-label": t("ui:remove") }} value={place.lane_id || null}
        data={map.lanes.map((lane) => ({ value: lane.id, label: laneName(lane) }))}
        onChange={(lane) => onPlace({ ...place, lane_id: lane ?? "" })}
      />
    </Group>
  );
}
