import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { correctStep, fetchCompanyView, giveProcess, undoProcess } from "@/api/company";
import type { CompanyProcessIn, Correction } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useUndoOffer } from "@/ui/useUndoable";
import type { AskedPath } from "./pairCases";

/** The server takes back the last change of a map's process, no other: a newer one of one's own withdraws the offer before. */
const offered = new Map<string, () => void>();

/** The company's view of a map, and what can be said of it; each change can be taken back for half a minute. */
export function useCompany({ workspace, mapId, filter, version }: AskedPath) {
  const { t } = useTranslation("company");
  const queries = useQueryClient();
  const failure = useTellProblem();
  const offer = useUndoOffer();
  const { data: view, error, refetch } = useQuery({
    queryKey: ["company", workspace, mapId, filter, version],
    queryFn: () => fetchCompanyView(workspace, mapId, filter),
    placeholderData: keepPreviousData,
  });
  const anew = () => queries.invalidateQueries({ queryKey: ["company", workspace, mapId] });
  const undo = useMutation({
    mutationFn: (change: string) => undoProcess(workspace, mapId, change),
    onSettled: anew,
    onError: failure,
  });
  const offerUndo = (message: string, change: string) => {
    offered.get(mapId)?.();
    offered.set(mapId, offer({ message, onUndo: () => undo.mutate(change) }));
  };
  const give = useMutation({
    mutationFn: (body: CompanyProcessIn) => giveProcess(workspace, mapId, body),
    onSuccess: async ({ change }) => {
      await anew();
      offerUndo(t("given"), change);
    },
  });
  const correct = useMutation({
    mutationFn: ({ id, said }: { id: string; said: Correction }) => correctStep(workspace, mapId, id, said),
    onSuccess: async ({ change }) => {
      await anew();
      offerUndo(t("corrected"), change);
    },
    onError: failure,
  });
  return { view, error, refetch, give, correct };
}

export type Company = ReturnType<typeof useCompany>;
