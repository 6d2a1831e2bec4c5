import { Button, FileButton, Group, Paper, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconPresentation } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { removeSlideMaster, sendSlideMaster } from "@/api/workspaces";
import type { Workspace } from "@/api/types";
import { setLeaving, useLeaving } from "@/ui/leaving";
import { useTell } from "@/ui/notify";
import { ProblemNote } from "@/ui/ProblemNote";
import { useUndoable } from "@/ui/useUndoable";

const PPTX = ".pptx,application/vnd.openxmlformats-officedocument.presentationml.presentation";

/** The company's own .pptx, on which every PowerPoint export is written. */
export function SlideMaster({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation("workspaces");
  const queries = useQueryClient();
  const tell = useTell();
  const undoable = useUndoable();
  const leavingId = `${workspace.id}-master`;
  const again = () => queries.invalidateQueries({ queryKey: ["workspace", workspace.id] });
  const send = useMutation({
    // What waits to be removed is replaced: half a minute later the new one would go in its stead.
    onMutate: () => setLeaving(leavingId, false),
    mutationFn: (file: File) => sendSlideMaster(workspace.id, file),
    onSuccess: async (kept) => {
      tell({ message: t("master.saved", { name: kept.slide_master }) });
      await again();
    },
  });
  const drop = useMutation({ mutationFn: () => removeSlideMaster(workspace.id), onSettled: again });
  const isLeaving = useLeaving().has(leavingId);
  const name = isLeaving ? "" : workspace.slide_master;
  const remove = () =>
    undoable({ id: leavingId, message: t("master.removed", { name }), remove: () => drop.mutateAsync() });
  const problem = send.error ?? drop.error;
  return (
    <Paper withBorder p="lg" mt="lg" maw={560}>
      <Title order={2} fz={16} mb={4}>{t("master.title")}</Title>
      <Text size="sm" c="dimmed" mb="sm">{t("master.why")}</Text>
      {problem && <ProblemNote error={problem} />}
      <Text fw={name ? 600 : 400} mb="sm">{name || t("master.none")}</Text>
      <Group gap="sm">
        <FileButton accept={PPTX} onChange={(file) => file && send.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={send.isPending} leftSection={<IconPresentation size={16} />}>
              {t(name ? "master.replace" : "master.choose")}
            </Button>
          )}
        </FileButton>
        {name && (
          <Button variant="subtle" color="gray" loading={drop.isPending} onClick={remove}>{t("master.remove")}</Button>
        )}
      </Group>
    </Paper>
  );
}
