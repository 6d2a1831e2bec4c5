import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { fetchCares, fetchReminders, fetchTasks, fetchWhys } from "@/api/tasks";
import { useTellProblem } from "@/ui/notify";

export const tasksQuery = (workspace: string) =>
  queryOptions({ queryKey: ["tasks", workspace], queryFn: () => fetchTasks(workspace), enabled: workspace !== "" });

export const whysQuery = (workspace: string, map: string) =>
  queryOptions({ queryKey: ["whys", workspace, map], queryFn: () => fetchWhys(workspace, map) });

export const caresQuery = (workspace: string) =>
  queryOptions({ queryKey: ["map-care", workspace], queryFn: () => fetchCares(workspace), enabled: workspace !== "" });

export const remindersQuery = (workspace: string) =>
  queryOptions({ queryKey: ["reminders", workspace], queryFn: () => fetchReminders(workspace) });

/** Something sent, after which these answers are asked for anew; what went wrong is told at the edge of the screen. */
export function useSend<T>(send: (value: T) => Promise<unknown>, stale: readonly unknown[], onDone?: () => void) {
  const queries = useQueryClient();
  const onError = useTellProblem();
  return useMutation<unknown, Error, T>({
    mutationFn: send,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: stale });
      onDone?.();
    },
    onError,
  });
}
