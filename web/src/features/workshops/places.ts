import type { Board } from "@/api/types";
import type { ColumnPlace } from "@/canvas/place";
import { useStageName } from "../journeys/map/names";

type Columns = Pick<Board, "stages"> & { steps: Pick<Board["steps"][number], "id" | "name" | "stage_id">[] };

/** Whether the map has the place of a note: it was never named, or has been removed since. */
export const hasPlace = ({ stages, steps }: Columns, { stage_id, step_id }: ColumnPlace): boolean =>
  steps.some(({ id }) => id === step_id) || stages.some(({ id }) => id === stage_id);

/** What the place of a note is called; empty for one that the map has no more. */
export function usePlaceName({ stages, steps }: Columns): (place: ColumnPlace) => string {
  const stageName = useStageName();
  return ({ stage_id, step_id }) => {
    const stage = stages.find(({ id }) => id === stage_id);
    return steps.find(({ id }) => id === step_id)?.name ?? (stage ? stageName(stage) : "");
  };
}
