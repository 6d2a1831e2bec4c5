import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { IconBulb } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStaying } from "@/ui/leaving";
import { useWorkspace } from "../workspaces/useWorkspace";
import { tasksQuery } from "./queries";
import "./tasks.css";

/** How many open hypotheses and tasks stand at each step of a lane. */
export function useTaskMarks(laneId: string): Map<string, number> {
  const { id: workspace } = useWorkspace();
  const { map } = useParams({ strict: false });
  const { data } = useQuery(tasksQuery(workspace));
  const tasks = useStaying(data);
  return useMemo(() => {
    const found = new Map<string, number>();
    for (const { map_id, place, state } of tasks ?? []) {
      if (map_id !== map || place?.lane_id !== laneId || !place.step_id || state !== "open") continue;
      found.set(place.step_id, (found.get(place.step_id) ?? 0) + 1);
    }
    return found;
  }, [tasks, map, laneId]);
}

interface TaskMarkProps {
  count: number;
  /** Among words it stands below them. */
  isText: boolean;
  /** Whether the mark is offered where nothing is assumed yet. */
  isOffered: boolean;
  onOpen: () => void;
}

/** In a cell: how much is assumed here, and the way to it; in an empty one it shows under the pointer or the focus. */
export function TaskMark({ count, isText, isOffered, onOpen }: TaskMarkProps) {
  const { t } = useTranslation("tasks");
  if (count === 0 && !isOffered) return null;
  return (
    <button
      type="button" tabIndex={-1} className="task-mark" data-empty={count === 0 || undefined} data-low={isText || undefined}
      aria-label={count > 0 ? t("mark", { count }) : t("here.title")} title={`${t("here.title")} (Alt+H)`}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      <IconBulb size={13} aria-hidden />
      {count > 0 && count}
    </button>
  );
}
