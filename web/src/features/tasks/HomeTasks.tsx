import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStaying } from "@/ui/leaving";
import { useWorkspace } from "../workspaces/useWorkspace";
import { useDay } from "./days";
import { useIsMine } from "./people";
import { tasksQuery } from "./queries";
import "./tasks.css";

const FIRST = 4;

/** What is next on one's own list; nothing where the list is empty. */
export function HomeTasks() {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const { data } = useQuery(tasksQuery(workspace));
  const isMine = useIsMine();
  const day = useDay();
  const open = useStaying(data)?.filter((task) => isMine(task.person) && task.state === "open") ?? [];
  if (open.length === 0) return null;
  return (
    <section>
      <Title order={2} fz={18} mb="sm">
        {t("title")}
      </Title>
      <Paper withBorder p="lg">
        <Stack gap="sm">
          {open.slice(0, FIRST).map((task) => (
            <div key={task.id}>
              <Text size="sm" fw={600} className="task-title">
                {task.title}
              </Text>
              {task.deadline && (
                <Text size="sm" className={task.is_overdue ? "task-late" : undefined} c={task.is_overdue ? undefined : "dimmed"}>
                  {t(task.is_overdue ? "overdue_since" : "due", { day: day(task.deadline) })}
                </Text>
              )}
            </div>
          ))}
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/w/$workspace/tasks" params={{ workspace }} />}>
            {t("home.all", { count: open.length })}
          </Anchor>
        </Stack>
      </Paper>
    </section>
  );
}
