import { Autocomplete, Button, Group, MultiSelect, NumberInput, Select, Stack, TagsInput, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createTouchpoint, patchTouchpoint, removeTouchpoint } from "@/api/facts";
import type { Promised, Touchpoint, TouchpointIn } from "@/api/types";
import { Form } from "@/ui/Form";
import { ProblemNote } from "@/ui/ProblemNote";
import { useStageWords } from "@/ui/stages";
import { useTellProblem } from "@/ui/notify";
import { useUndoable } from "@/ui/useUndoable";
import { departmentsQuery } from "../workspaces/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { touchpointsQuery } from "./queries";

const A_YEAR = 365;
const NO_PROMISE: Promised = { text: "", value: null, scale_min: null, scale_max: null };

function draftOf(touchpoint: Touchpoint | undefined) {
  return {
    name: touchpoint?.name ?? "",
    stage: touchpoint?.stage ?? "",
    channels: touchpoint?.channels ?? [],
    department_ids: touchpoint?.departments.map((one) => one.id) ?? [],
    accountable_id: touchpoint?.accountable?.id ?? null,
    promise: touchpoint?.promise ?? NO_PROMISE,
    stale_days: (touchpoint?.stale_days ?? A_YEAR) as number | null,
  };
}

/** A touchpoint's stage, channels, departments and promise. */
export function TouchpointForm({ touchpoint, onDone }: { touchpoint: Touchpoint | undefined; onDone: () => void }) {
  const { t } = useTranslation("facts");
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const { data: departments = [] } = useQuery(departmentsQuery(workspace));
  const { data: registry = [] } = useQuery(touchpointsQuery(workspace));
  const stages = useStageWords();
  const [draft, setDraft] = useState(() => ({ ...draftOf(touchpoint), stage: stages.nameOf(touchpoint?.stage ?? "") }));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const { promise } = draft;
  const isPromised = promise.text !== "" || promise.value !== null;
  const save = useMutation({
    mutationFn: () => {
      const body: TouchpointIn = { ...draft, stage: stages.keyOf(draft.stage), promise: isPromised ? promise : null, stale_days: draft.stale_days ?? A_YEAR };
      return touchpoint ? patchTouchpoint(workspace, touchpoint.id, body) : createTouchpoint(workspace, body);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["touchpoints", workspace] });
      onDone();
    },
  });
  const options = departments.map((one) => ({ value: one.id, label: one.name }));
  return (
    <Form onSubmit={() => save.mutate()}>
      {(errorOf) => (
        <Stack gap="md">
          {save.error && <ProblemNote error={save.error} />}
          {touchpoint && <Text size="sm" c="dimmed">{t("on_maps", { count: touchpoint.maps })}</Text>}
          <TextInput
            name="name" label={t("field.name")} error={errorOf("name")} required withAsterisk={false} maxLength={200} value={draft.name} readOnly={!canEdit}
            onChange={(event) => set({ name: event.currentTarget.value })} data-autofocus
          />
          <Autocomplete
            label={t("field.stage")} value={draft.stage} readOnly={!canEdit} onChange={(stage) => set({ stage })}
            data={[...new Set([...stages.names, ...registry.map((one) => stages.nameOf(one.stage)).filter(Boolean)])]}
          />
          <TagsInput
            label={t("field.channels")} value={draft.channels} readOnly={!canEdit}
            onChange={(channels) => set({ channels })} data={[...new Set(registry.flatMap((one) => one.channels))]}
          />
          <MultiSelect
            label={t("field.departments")} data={options} searchable value={draft.department_ids} readOnly={!canEdit}
            nothingFoundMessage={t("no_departments")} onChange={(department_ids) => set({ department_ids })}
          />
          <Select
            label={t("field.accountable")} description={t("accountable_why")} data={options} clearable
            value={draft.accountable_id} readOnly={!canEdit} onChange={(accountable_id) => set({ accountable_id })}
          />
          <Textarea
            label={t("field.promise")} description={t("promise_why")} autosize minRows={2} value={promise.text}
            readOnly={!canEdit} onChange={(event) => set({ promise: { ...promise, text: event.currentTarget.value } })}
          />
          <PromiseScale promise={promise} isReadOnly={!canEdit} onPromise={(changed) => set({ promise: changed })} />
          <NumberInput
            label={t("field.stale_days")} value={draft.stale_days ?? ""} readOnly={!canEdit} min={1} max={3650} clampBehavior="strict" allowDecimal={false}
            onChange={(days) => set({ stale_days: typeof days === "number" ? days : null })}
          />
          {canEdit && (
            <Group justify="space-between">
              {touchpoint ? <Remove touchpoint={touchpoint} onDone={onDone} /> : <span />}
              <Button type="submit" loading={save.isPending}>
                {t("ui:save")}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Form>
  );
}

interface PromiseScaleProps {
  promise: Promised;
  isReadOnly: boolean;
  onPromise: (promise: Promised) => void;
}

function PromiseScale({ promise, isReadOnly, onPromise }: PromiseScaleProps) {
  const { t } = useTranslation("facts");
  const field = (key: "value" | "scale_min" | "scale_max") => (
    <NumberInput
      label={t(`field.${key}`)} value={promise[key] ?? ""} readOnly={isReadOnly} hideControls
      onChange={(value) => onPromise({ ...promise, [key]: typeof value === "number" ? value : null })}
    />
  );
  return (
    <Group grow align="flex-end">
      {field("value")}
      {field("scale_min")}
      {field("scale_max")}
    </Group>
  );
}

function Remove({ touchpoint, onDone }: { touchpoint: Touchpoint; onDone: () => void }) {
  const { t } = useTranslation("facts");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const undoable = useUndoable();
  const tell = useTellProblem();
  const remove = useMutation({
    mutationFn: () => removeTouchpoint(workspace, touchpoint.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["touchpoints", workspace] }),
    onError: tell,
  });
  return (
    <Button
      variant="subtle" color="gray"
      onClick={() => {
        onDone();
        undoable({ id: touchpoint.id, message: t("removing", { name: touchpoint.name }), remove: () => remove.mutateAsync() });
      }}
    >
      {t("ui:remove")}
    </Button>
  );
}
