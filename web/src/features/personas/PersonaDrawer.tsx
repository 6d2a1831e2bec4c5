import { Button, Drawer, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createPersona, patchPersona, sendPicture } from "@/api/personas";
import type { Persona } from "@/api/types";
import { Form } from "@/ui/Form";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../workspaces/useWorkspace";
import { LinesField } from "./LinesField";
import { PictureField } from "./PictureField";
import { segmentsQuery } from "./queries";

interface PersonaDrawerProps {
  persona: Persona | undefined;
  isOpen: boolean;
  onClose: () => void;
}

/** A persona's sheet to fill in, or a new one. */
export function PersonaDrawer({ persona, isOpen, onClose }: PersonaDrawerProps) {
  const { t } = useTranslation("personas");
  return (
    <Drawer
      opened={isOpen} onClose={onClose} position="right" size={520}
      title={<Text fw={650} fz={17}>{persona?.name ?? t("add")}</Text>}
      closeButtonProps={{ "aria-label": t("ui:close") }} overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {isOpen && <PersonaForm key={persona?.id ?? "new"} persona={persona} onDone={onClose} />}
    </Drawer>
  );
}

const LISTS = ["goals", "needs", "traits", "quotes"] as const;

function draftOf(persona: Persona | undefined) {
  return {
    name: persona?.name ?? "", role_line: persona?.role_line ?? "", context: persona?.context ?? "",
    goals: persona?.goals ?? [], needs: persona?.needs ?? [], traits: persona?.traits ?? [], quotes: persona?.quotes ?? [],
    segment_id: persona?.segment_id ?? null,
  };
}

function PersonaForm({ persona, onDone }: { persona: Persona | undefined; onDone: () => void }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { data: segments = [] } = useQuery(segmentsQuery(workspace));
  const [draft, setDraft] = useState(() => draftOf(persona));
  const [picture, setPicture] = useState<File | null>(null);
  const [kept, setKept] = useState(persona);
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async () => {
      const saved = kept ? await patchPersona(workspace, kept.id, draft) : await createPersona(workspace, draft);
      // A picture that is refused leaves the sheet: it is saved, and the next attempt changes it.
      setKept(saved);
      if (picture) await sendPicture(workspace, saved.id, picture);
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["personas", workspace] }),
  });
  return (
    <Form onSubmit={() => save.mutate()}>
      {(errorOf) => (
        <Stack gap="md">
          {save.error && <ProblemNote error={save.error} />}
          <PictureField persona={kept} file={picture} onFile={setPicture} />
          <TextInput
            name="name" label={t("field.name")} error={errorOf("name")} required withAsterisk={false} maxLength={120} value={draft.name} data-autofocus
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t("field.role_line")} placeholder={t("example.role_line")} maxLength={300} value={draft.role_line}
            onChange={(event) => set({ role_line: event.currentTarget.value })}
          />
          <Select
            label={t("field.segment")} description={t("segment_why")} clearable searchable value={draft.segment_id}
            nothingFoundMessage={t("segments.none")} onChange={(segment_id) => set({ segment_id })}
            data={segments.map((one) => ({ value: one.id, label: one.name }))}
          />
          <Textarea
            label={t("field.context")} placeholder={t("example.context")} autosize minRows={3} maxLength={5000} value={draft.context}
            onChange={(event) => set({ context: event.currentTarget.value })}
          />
          {LISTS.map((list) => (
            <LinesField
              key={list} label={t(`field.${list}`)} placeholder={t(`example.${list}`)} lines={draft[list]}
              onLines={(lines) => set({ [list]: lines })}
            />
          ))}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {t("ui:save")}
            </Button>
          </Group>
        </Stack>
      )}
    </Form>
  );
}
