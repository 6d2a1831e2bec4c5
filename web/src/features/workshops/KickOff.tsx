import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Board, Task } from "@/api/types";
import { useStaying } from "@/ui/leaving";
import { tasksQuery } from "../tasks/queries";
import { AddTask, TaskCard } from "../tasks/TaskCard";
import { TaskForm } from "../tasks/TaskForm";
import { useWorkspace } from "../workspaces/useWorkspace";
import { About } from "./About";
import { Research } from "./Research";

/** Before the first note: what the workshop is for, which data are asked for, which research is there already. */
export function KickOff({ board }: { board: Board }) {
  return (
    <Stack gap="lg">
      {board.is_leading && !board.is_ended && <About board={board} />}
      <Requests map={board.map_id} />
      <Research map={board.map_id} />
    </Stack>
  );
}

/** Which data are asked of whom, department by department, and which of them have come. */
function Requests({ map }: { map: string }) {
  const { t } = useTranslation("workshops");
  const { id: workspace, canEdit } = useWorkspace();
  const { data } = useQuery(tasksQuery(workspace));
  const asked = useStaying(data)?.filter((task) => task.kind === "request" && task.map_id === map) ?? [];
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} fz={18}>{t("kickoff.requests")}</Title>
      <Text size="sm" c="dimmed" mb="sm">{t("kickoff.requests_about")}</Text>
      <Stack gap="md">
        {asked.length === 0 && <Text size="sm">{t("kickoff.no_requests")}</Text>}
        {byDepartment(asked).map(([department, tasks]) => (
          <section key={department}>
            <Text fw={600} size="sm" mb={6}>
              {department || t("kickoff.no_department")}{" "}
              <Text span size="sm" c="dimmed">
                {t("kickoff.here", { done: tasks.filter(({ state }) => state === "done").length, all: tasks.length })}
              </Text>
            </Text>
            <Stack gap="xs">{tasks.map((task) => <TaskCard key={task.id} task={task} isAtHome />)}</Stack>
          </section>
        ))}
        {canEdit && (
          <AddTask label={t("tasks:add_request")}>{(close) => <TaskForm kind="request" mapId={map} onDone={close} />}</AddTask>
        )}
      </Stack>
    </Paper>
  );
}

function byDepartment(tasks: Task[]): [string, Task[]][] {
  const names = [...new Set(tasks.map(({ department }) => department?.name ?? ""))].sort((one, other) => one.localeCompare(other));
  return names.map((name) => [name, tasks.filter(({ department }) => (department?.name ?? "") === name)]);
}
