import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answerThread, beginThread, changeComment, removeComment, resolveThread } from "@/api/sharing";
import type { Thread } from "@/api/types";
import type { MapPlace } from "@/canvas/place";
import { useTellProblem } from "@/ui/notify";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { threadsQuery } from "../queries";

/** Everything that can be done with comments of a map; each gives whether it was done. */
export function useComments(mapId: string) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const again = () => queries.invalidateQueries({ queryKey: threadsQuery(workspace, mapId).queryKey });
  const { mutateAsync, isPending } = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSuccess: again, onError });
  const done = (work: () => Promise<Thread | undefined>) => mutateAsync(work).then(() => true, () => false);
  return {
    isBusy: isPending,
    begin: (place: MapPlace, text: string) => done(() => beginThread(workspace, mapId, { ...place, text })),
    answer: (thread: string, text: string) => done(() => answerThread(workspace, thread, text)),
    resolve: (thread: string, isResolved: boolean) => done(() => resolveThread(workspace, thread, isResolved)),
    change: (comment: string, text: string) => done(() => changeComment(workspace, comment, text)),
    remove: (comment: string) => done(() => removeComment(workspace, comment)),
  };
}
