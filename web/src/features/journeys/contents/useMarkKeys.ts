import type { KeyboardEvent } from "react";
import type { MapLane } from "@/api/types";
import { LANE_CONTENTS } from "@/canvas/contents";
import { useHands } from "../map/MapContext";

/** On a cell of importance the keys 1 to 5 set the marks, without opening anything. */
export function useMarkKeys(lane: MapLane, stepId: string, isEditing: boolean) {
  const { apply, canEdit } = useHands();
  if (LANE_CONTENTS[lane.kind] !== "importance" || !canEdit || isEditing) return undefined;
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-5]$/.test(event.key)) return;
    event.preventDefault();
    apply([{ kind: "set_content", lane_id: lane.id, step_id: stepId, content: { kind: "importance", marks: Number(event.key) } }]);
  };
}
