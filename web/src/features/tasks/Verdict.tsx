import { Badge, Button, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { decideTask } from "@/api/tasks";
import type { Task, TaskState } from "@/api/types";
import { Form } from "@/ui/Form";
import { useFormat } from "@/ui/format";
import { useWorkspace } from "../workspaces/useWorkspace";
import { tasksQuery, useSend } from "./queries";

const VERDICTS = ["confirmed", "refuted", "dropped"] as const;
const COLORS: Record<TaskState, string> = { open: "blue", done: "teal", confirmed: "teal", refuted: "orange", dropped: "gray" };

/** How a hypothesis ended, who says so and why; while it is open, the way to say it. */
export function Verdict({ task, mayClose }: { task: Task; mayClose: boolean }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const { moment } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const reopen = useSend(() => decideTask(workspace, task.id, { state: "open" }), tasksQuery(workspace).queryKey);
  if (isOpen) return <VerdictForm task={task} onDone={() => setOpen(false)} />;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" color={COLORS[task.state]} tt="none" radius="sm" className="verdict-badge">
          {t(`state.${task.state}`)}
        </Badge>
        {mayClose && task.state === "open" && (
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
            {t("verdict.give")}
          </Button>
        )}
        {mayClose && task.state !== "open" && (
          <Button size="compact-xs" variant="subtle" color="gray" loading={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
            {t("verdict.reopen")}
          </Button>
        )}
      </Group>
      {task.reason && (
        <Text size="sm">
          {task.reason}
          <Text span size="sm" c="dimmed">
            {` ${[task.decided_by, task.decided_at && moment(task.decided_at)].filter(Boolean).join(", ")}`}
          </Text>
        </Text>
      )}
    </Stack>
  );
}

function VerdictForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const [state, setState] = useState<TaskState>("confirmed");
  const [reason, setReason] = useState("");
  const save = useSend(() => decideTask(workspace, task.id, { state, reason }), tasksQuery(workspace).queryKey, onDone);
  return (
    <Form onSubmit={() => save.mutate(undefined)}>
      <Stack gap="xs">
        <SegmentedControl
          size="xs" aria-label={t("verdict.label")} value={state} onChange={(chosen) => setState(chosen as TaskState)}
          data={VERDICTS.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <Textarea
          size="sm" label={t("verdict.reason")} placeholder={t("verdict.example")} autosize minRows={2} maxLength={2000} value={reason}
          data-autofocus onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button size="xs" type="submit" loading={save.isPending} disabled={reason.trim() === ""}>
            {t("ui:save")}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {t("ui:cancel")}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
