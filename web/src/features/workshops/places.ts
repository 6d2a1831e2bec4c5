import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { useStageName } from "../journeys/map/names";

export interface NotePlace {
  stage_id: string;
  step_id: string;
}

/** A place as one word of a list, and back. */
export const wordOf = ({ stage_id, step_id }: NotePlace) => (step_id ? `step ${step_id}` : stage_id ? `stage ${stage_id}` : "");

export function placeOfWord(word: string | null): NotePlace {
  const [kind = "", ...rest] = (word ?? "").split(" ");
  const id = rest.join(" ");
  return { stage_id: kind === "stage" ? id : "", step_id: kind === "step" ? id : "" };
}

/** The places of the map, stage by stage, as a list offers them. */
export function usePlaces({ stages, steps }: Pick<Board, "stages" | "steps">) {
  const { t } = useTranslation("workshops");
  const stageName = useStageName();
  return stages.map((stage) => ({
    group: stageName(stage),
    items: [
      { value: `stage ${stage.id}`, label: t("place.stage", { name: stageName(stage) }) },
      ...steps.filter(({ stage_id }) => stage_id === stage.id).map(({ id, name }) => ({ value: `step ${id}`, label: name })),
    ],
  }));
}

/** What the place of a note is called; empty for one that the map has no more. */
export function usePlaceName({ stages, steps }: Pick<Board, "stages" | "steps">): (place: NotePlace) => string {
  const stageName = useStageName();
  return ({ stage_id, step_id }) => {
    const stage = stages.find(({ id }) => id === stage_id);
    return steps.find(({ id }) => id === step_id)?.name ?? (stage ? stageName(stage) : "");
  };
}
