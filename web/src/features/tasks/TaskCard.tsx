import { ActionIcon, Anchor, Badge, Button, Checkbox, Group, Menu, Paper, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconBan, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { decideTask, removeTask } from "@/api/tasks";
import type { JourneyMap, Task } from "@/api/types";
import { useUndoable } from "@/ui/useUndoable";
import { useWorkspace } from "../workspaces/useWorkspace";
import { ClaimState } from "./ClaimState";
import { useDay } from "./days";
import { useIsMine } from "./people";
import { usePlaceWords } from "./place";
import { tasksQuery, useSend } from "./queries";
import { TaskForm } from "./TaskForm";
import { Verdict } from "./Verdict";
import "./tasks.css";

interface TaskCardProps {
  task: Task;
  /** The open map it is shown on; elsewhere its map is named. */
  map?: JourneyMap;
  /** Its map and its department are told around it. */
  isAtHome?: boolean;
  children?: React.ReactNode;
}

/** One task, hypothesis or request of data: what, where, whose, until when, and how it ended. */
export function TaskCard({ task, map, isAtHome = map !== undefined, children }: TaskCardProps) {
  const { id: workspace, canEdit } = useWorkspace();
  const isMine = useIsMine();
  const [isEditing, setEditing] = useState(false);
  const decide = useSend(
    (isDone: boolean) => decideTask(workspace, task.id, { state: isDone ? "done" : "open" }), tasksQuery(workspace).queryKey,
  );
  if (isEditing) {
    return (
      <Paper withBorder p="md">
        <TaskForm kind={task.kind} task={task} map={map} onDone={() => setEditing(false)} />
      </Paper>
    );
  }
  const mayClose = canEdit || isMine(task.person);
  const isHypothesis = task.kind === "hypothesis";
  return (
    <Paper withBorder p="sm" className="task-card" data-closed={task.state !== "open" || undefined} data-kind={task.kind}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {!isHypothesis && (
          <Checkbox
            mt={2} aria-label={task.title} checked={task.state === "done"} disabled={!mayClose || decide.isPending || task.state === "dropped"}
            onChange={(event) => decide.mutate(event.currentTarget.checked)}
          />
        )}
        <Stack gap={4} flex={1} miw={0}>
          <TaskHead task={task} isMenu={canEdit} onEdit={() => setEditing(true)} />
          <TaskFacts task={task} isAtHome={isAtHome} />
          {isHypothesis && <ClaimState task={task} />}
          {isHypothesis && <Verdict task={task} mayClose={mayClose} />}
          {children}
        </Stack>
      </Group>
    </Paper>
  );
}

function TaskHead({ task, isMenu, onEdit }: { task: Task; isMenu: boolean; onEdit: () => void }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const undoable = useUndoable();
  const remove = useSend(() => removeTask(workspace, task.id), tasksQuery(workspace).queryKey);
  const isDropped = task.state === "dropped";
  const drop = useSend(() => decideTask(workspace, task.id, { state: isDropped ? "open" : "dropped" }), tasksQuery(workspace).queryKey);
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
      <Text size="sm" fw={600} className="task-title">
        {task.title}
      </Text>
      {isMenu && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("journeys:action.menu", { name: task.title })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
              {t("edit")}
            </Menu.Item>
            {task.kind === "request" && (
              <Menu.Item leftSection={<IconBan size={15} />} onClick={() => drop.mutate(undefined)}>
                {t(isDropped ? "verdict.reopen" : "comes_not")}
              </Menu.Item>
            )}
            <Menu.Item
              color="red" leftSection={<IconTrash size={15} />}
              onClick={() => undoable({ id: task.id, message: t("removed", { title: task.title }), remove: () => remove.mutateAsync(undefined) })}
            >
              {t("ui:remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

/** Whose, until when, by which method, and where. */
function TaskFacts({ task, isAtHome }: { task: Task; isAtHome: boolean }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const day = useDay();
  const place = usePlaceWords()(task);
  const asked = [isAtHome ? "" : task.department?.name, task.asked_of].filter(Boolean).join(", ");
  return (
    <Group gap="4px 10px">
      {task.kind !== "task" && !isAtHome && (
        <Badge variant="light" tt="none" radius="sm" fw={600}>
          {task.kind === "hypothesis" ? t("hypothesis") : t("request")}
        </Badge>
      )}
      <Text size="sm" c="dimmed">
        {task.person?.name ?? t("nobody")}
      </Text>
      {task.deadline && (
        <Text size="sm" className={task.is_overdue ? "task-late" : undefined} c={task.is_overdue ? undefined : "dimmed"}>
          {t(task.is_overdue ? "overdue_since" : "due", { day: day(task.deadline) })}
        </Text>
      )}
      {asked && (
        <Text size="sm" c="dimmed">
          {t("asked_of", { whom: asked })}
        </Text>
      )}
      {task.kind === "request" && task.state === "dropped" && <Text size="sm">{t("comes_not")}</Text>}
      {task.method && (
        <Text size="sm" c="dimmed">
          {t(`method.${task.method}`)}
        </Text>
      )}
      {task.map_id && !isAtHome && (
        <Anchor
          size="sm" renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: task.map_id ?? "" }} />}
        >
          {task.map_title}
        </Anchor>
      )}
      {place && task.kind !== "request" && (
        <Text size="sm" c="dimmed">
          {place}
        </Text>
      )}
    </Group>
  );
}

/** A button that opens a form in its own place. */
export function AddTask({ label, children }: { label: string; children: (close: () => void) => React.ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <Paper withBorder p="md">
        {children(() => setOpen(false))}
      </Paper>
    );
  }
  return (
    <Button size="xs" variant="default" style={{ alignSelf: "flex-start" }} onClick={() => setOpen(true)}>
      {label}
    </Button>
  );
}
