import { Button, Group, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mergeTouchpoints, undoMerge } from "@/api/facts";
import type { Touchpoint } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useUndoOffer } from "@/ui/useUndoable";
import { useWorkspace } from "../workspaces/useWorkspace";

/** Several touchpoints that are one: keep one name, the facts come together; can be undone. */
export function MergeBar({ chosen, onDone }: { chosen: Touchpoint[]; onDone: () => void }) {
  const { t } = useTranslation("facts");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const offer = useUndoOffer();
  const [keep, setKeep] = useState<string | null>(null);
  const kept = chosen.find((one) => one.id === keep) ?? chosen[0];
  const refresh = () => queries.invalidateQueries({ queryKey: ["touchpoints", workspace] });
  const undo = useMutation({ mutationFn: (merge: string) => undoMerge(workspace, merge), onSuccess: refresh, onError });
  const merge = useMutation({
    mutationFn: (into: Touchpoint) =>
      mergeTouchpoints(workspace, into.id, chosen.filter((one) => one.id !== into.id).map((one) => one.id)),
    onSuccess: async ({ merge_id: id, touchpoint }) => {
      onDone();
      await refresh();
      offer({ message: t("merged", { name: touchpoint.name }), onUndo: () => undo.mutate(id) });
    },
    onError,
  });
  if (chosen.length < 2 || !kept) return null;
  return (
    <Group gap="sm" align="flex-end">
      <Select
        size="sm" w={240} label={t("merge_into")} allowDeselect={false} value={kept.id} onChange={setKeep}
        data={chosen.map((one) => ({ value: one.id, label: one.name }))}
      />
      <Button onClick={() => merge.mutate(kept)} loading={merge.isPending}>
        {t("merge", { count: chosen.length })}
      </Button>
    </Group>
  );
}
