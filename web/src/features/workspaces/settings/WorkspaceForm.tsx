import { Button, Group, NumberInput, Paper, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchWorkspace } from "@/api/workspaces";
import type { Workspace } from "@/api/types";
import { Form } from "@/ui/Form";
import { useTell } from "@/ui/notify";
import { ProblemNote } from "@/ui/ProblemNote";
import { sessionQuery } from "../queries";
import { ZONES } from "../zones";

/** The workspace's name, zone, currency, and from how many records on a figure is shown. */
export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation("workspaces");
  const queries = useQueryClient();
  const tell = useTell();
  const [draft, setDraft] = useState(() => ({
    name: workspace.name, zone: workspace.zone, currency: workspace.currency,
    min_n: workspace.min_n, flag_n: workspace.flag_n,
  }));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => patchWorkspace(workspace.id, draft),
    onSuccess: async () => {
      tell({ message: t("settings.saved") });
      await queries.invalidateQueries({ queryKey: ["workspace", workspace.id] });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <Paper withBorder p="lg" maw={560}>
      <Form onSubmit={() => save.mutate()}>
        {(errorOf) => (
          <Stack>
            {save.error && <ProblemNote error={save.error} />}
            <TextInput
              name="name" label={t("new.name")} error={errorOf("name")} required withAsterisk={false} maxLength={120} value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <Select
              label={t("settings.zone")} description={t("settings.zone_why")} data={ZONES} searchable
              allowDeselect={false} value={draft.zone} onChange={(zone) => zone && set({ zone })}
            />
            <TextInput
              label={t("settings.currency")} maxLength={3} w={120} value={draft.currency}
              onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            />
            <Group grow align="flex-start">
              <NumberInput
                label={t("settings.min_n")} description={t("settings.min_n_why")} min={1} value={draft.min_n}
                onChange={(value) => typeof value === "number" && set({ min_n: value })}
              />
              <NumberInput
                label={t("settings.flag_n")} description={t("settings.flag_n_why")} min={1} value={draft.flag_n}
                onChange={(value) => typeof value === "number" && set({ flag_n: value })}
              />
            </Group>
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                {t("ui:save")}
              </Button>
            </Group>
          </Stack>
        )}
      </Form>
    </Paper>
  );
}
