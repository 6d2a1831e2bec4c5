import { Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { JourneyMap } from "@/api/types";
import { placeOfWord, wordOfPlace, type MapPlace } from "@/canvas/place";
import { useLaneName, usePlaceChoices } from "../journeys/map/names";

interface PlaceSelectProps {
  map: JourneyMap;
  place: MapPlace;
  onPlace: (place: MapPlace) => void;
}

/** Where on a map: a step or a stage, and the lane it is about; nothing chosen is the whole map. */
export function PlaceSelect({ map, place, onPlace }: PlaceSelectProps) {
  const { t } = useTranslation("tasks");
  const laneName = useLaneName();
  const columns = usePlaceChoices(map);
  const column = wordOfPlace(place);
  const choose = (chosen: string | null) => onPlace({ lane_id: chosen ? place.lane_id : "", ...placeOfWord(chosen) });
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
