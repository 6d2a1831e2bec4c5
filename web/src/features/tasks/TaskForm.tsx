import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createTask, patchTask } from "@/api/tasks";
import type { JourneyMap, Task, TaskIn } from "@/api/types";
import { WHOLE_MAP, type MapPlace } from "@/canvas/place";
import { Form } from "@/ui/Form";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../workspaces/useWorkspace";
import { DayInput } from "./DayInput";
import { AskedFields } from "./AskedFields";
import { useOwnId, usePeople } from "./people";
import { placeOf } from "./place";
import { PlaceSelect } from "./PlaceSelect";
import { tasksQuery, useSend } from "./queries";

export const METHODS = ["interview", "focus_group", "survey", "data"] as const;

interface TaskFormProps {
  kind: Task["kind"];
  /** What is changed; absent where something new is made. */
  task?: Task;
  mapId?: string;
  place?: MapPlace;
  /** Where the place may be chosen: the map whose parts are offered. */
  map?: JourneyMap;
  title?: string;
  onDone: () => void;
}

/** A task, a hypothesis or data asked for: what, whose, until when; how it is put to the test, or of whom it is asked. */
export function TaskForm({ kind, task, mapId, place = WHOLE_MAP, map, title = "", onDone }: TaskFormProps) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const people = usePeople();
  const own = useOwnId();
  const [draft, setDraft] = useState(() => ({
    title: task?.title ?? title, person: task ? (task.person?.id ?? null) : undefined,
    deadline: task?.deadline ?? null, method: task?.method ?? "interview",
    department: task?.department?.id ?? null, asked: task?.asked_of ?? "", place: task ? placeOf(task) : place,
  }));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const person = draft.person === undefined ? own : draft.person;
  const isHypothesis = kind === "hypothesis";
  const isRequest = kind === "request";
  const save = useSend(
    () => {
      const said = {
        title: draft.title, person_id: person, deadline: draft.deadline,
        ...(isHypothesis ? { method: draft.method } : {}),
        ...(isRequest ? { department_id: draft.department, asked_of: draft.asked } : {}), ...(map || !task ? draft.place : {}),
      };
      return task ? patchTask(workspace, task.id, said) : createTask(workspace, { kind, map_id: mapId ?? null, ...said } as TaskIn);
    },
    tasksQuery(workspace).queryKey,
    onDone,
  );
  return (
    <Form onSubmit={() => save.mutate(undefined)}>
      {(errorOf) => (
        <Stack gap="sm">
          {save.error && <ProblemNote error={save.error} />}
          <Textarea
            name="title" label={t(`field.title_${kind}`)} error={errorOf("title")} placeholder={t(`field.example_${kind}`)} autosize minRows={2} maxLength={500} required
            withAsterisk={false} value={draft.title} data-autofocus onChange={(event) => set({ title: event.currentTarget.value })}
          />
          {map && <PlaceSelect map={map} place={draft.place} onPlace={(chosen) => set({ place: chosen })} />}
          {isHypothesis && (
            <Select
              label={t("field.method")} allowDeselect={false} value={draft.method}
              data={METHODS.map((method) => ({ value: method, label: t(`method.${method}`) }))}
              onChange={(method) => method && set({ method: method as (typeof METHODS)[number] })}
            />
          )}
          {isRequest && (
            <AskedFields department={draft.department} asked={draft.asked} onChange={set} />
          )}
          <Group grow align="flex-start">
            <Select
              label={t(isRequest ? "field.sees_to" : "field.person")} placeholder={t("nobody")} data={people} value={person} clearable searchable
              clearButtonProps={{ "aria-label": t("ui:remove") }} onChange={(chosen) => set({ person: chosen })}
            />
            <DayInput label={t("field.deadline")} value={draft.deadline} onChange={(deadline) => set({ deadline })} />
          </Group>
          <Group gap="xs" justify="flex-end">
            <Button size="sm" variant="default" onClick={onDone}>
              {t("ui:cancel")}
            </Button>
            <Button size="sm" type="submit" loading={save.isPending} disabled={draft.title.trim() === ""}>
              {t(task ? "ui:save" : "ui:add")}
            </Button>
          </Group>
        </Stack>
      )}
    </Form>
  );
}
