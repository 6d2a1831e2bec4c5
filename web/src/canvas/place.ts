/** A place of a map by the ids of its parts; all empty is the whole map. */
export interface MapPlace {
  stage_id: string;
  step_id: string;
  lane_id: string;
}

/** A column of a map: one of its steps, or a whole stage. */
export type ColumnPlace = Pick<MapPlace, "stage_id" | "step_id">;

export const WHOLE_MAP: MapPlace = { stage_id: "", step_id: "", lane_id: "" };

export const isSamePlace = (a: MapPlace, b: MapPlace): boolean =>
  a.stage_id === b.stage_id && a.step_id === b.step_id && a.lane_id === b.lane_id;

/** A step or a stage as one word of a list; null where neither is named. */
export const wordOfPlace = ({ stage_id, step_id }: ColumnPlace): string | null =>
  step_id ? `step ${step_id}` : stage_id ? `stage ${stage_id}` : null;

export function placeOfWord(word: string | null): ColumnPlace {
  const [kind, id = ""] = word?.split(/ (.*)/s) ?? [];
  return { stage_id: kind === "stage" ? id : "", step_id: kind === "step" ? id : "" };
}
