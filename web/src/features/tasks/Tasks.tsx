import { Anchor, Button, Group, Modal, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconChecklist, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reviewMap } from "@/api/tasks";
import type { Care, Task } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useStaying } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { useDay } from "./days";
import { FreshnessLight } from "./FreshnessLight";
import { useIsMine } from "./people";
import { caresQuery, tasksQuery, useSend } from "./queries";
import { Reminders } from "./Reminders";
import { TaskCard } from "./TaskCard";
import { TaskForm } from "./TaskForm";

const WHOSE = ["mine", "all", "nobodys"] as const;
type Whose = (typeof WHOSE)[number];

/** What one has promised to do or to find out, the overdue first; and what everybody else has. */
export function Tasks() {
  const { t } = useTranslation("tasks");
  const { id: workspace, canEdit } = useWorkspace();
  const { data, error, refetch } = useQuery(tasksQuery(workspace));
  const isMine = useIsMine();
  const [whose, setWhose] = useState<Whose>("mine");
  const [isAdding, setAdding] = useState(false);
  const every = useStaying(data);
  const is: Record<Whose, (task: Task) => boolean> = { mine: (task) => isMine(task.person), all: () => true, nobodys: (task) => task.person === null };
  const shown = every?.filter(is[whose]);
  const add = canEdit && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
      {t("add_task")}
    </Button>
  );
  return (
    <Page title={t("title")} about={t("about")} actions={add}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!shown && !error && <SkeletonRows rows={5} />}
      {shown && every && (
        <Stack gap="lg" maw={820}>
          <SegmentedControl
            value={whose} onChange={(chosen) => setWhose(chosen as Whose)} aria-label={t("whose.label")} style={{ alignSelf: "flex-start" }}
            data={WHOSE.map((value) => ({ value, label: t(`whose.${value}`, { count: every.filter((one) => is[value](one) && one.state === "open").length }) }))}
          />
          {whose === "mine" && <Reviews />}
          <Groups tasks={shown} whose={whose} />
          <Reminders />
        </Stack>
      )}
      <Modal opened={isAdding} onClose={() => setAdding(false)} title={t("add_task")} closeButtonProps={{ "aria-label": t("ui:close") }}>
        <TaskForm kind="task" onDone={() => setAdding(false)} />
      </Modal>
    </Page>
  );
}

function Groups({ tasks, whose }: { tasks: Task[]; whose: Whose }) {
  const { t } = useTranslation("tasks");
  const groups = {
    overdue: tasks.filter((task) => task.is_overdue),
    open: tasks.filter((task) => task.state === "open" && !task.is_overdue),
    closed: tasks.filter((task) => task.state !== "open"),
  };
  if (tasks.length === 0) return <Empty icon={IconChecklist} title={t(`empty.${whose}`)} text={t("empty.text")} />;
  return (["overdue", "open", "closed"] as const).map(
    (group) =>
      groups[group].length > 0 && (
        <section key={group}>
          <Title order={2} fz={16} mb="xs" className={group === "overdue" ? "task-late" : undefined}>
            {t(`group.${group}`)}
          </Title>
          <Stack gap="xs">
            {groups[group].map((task) => (
              <TaskCard key={task.id} task={task} />
            ))}
          </Stack>
        </section>
      ),
  );
}

/** The maps one looks after that are not as they should be. */
function Reviews() {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const { data = [] } = useQuery(caresQuery(workspace));
  const isMine = useIsMine();
  const due = data.filter((care) => isMine(care.owner) && care.light !== "green");
  if (due.length === 0) return null;
  return (
    <section>
      <Title order={2} fz={16} mb="xs">
        {t("group.maps")}
      </Title>
      <Stack gap="xs">
        {due.map((care) => (
          <ReviewCard key={care.map_id} care={care} />
        ))}
      </Stack>
    </section>
  );
}

function ReviewCard({ care }: { care: Care }) {
  const { t } = useTranslation("tasks");
  const { id: workspace, canEdit } = useWorkspace();
  const day = useDay();
  const review = useSend(() => reviewMap(workspace, care.map_id), caresQuery(workspace).queryKey);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <div>
          <Anchor
            size="sm" fw={600} c="var(--mantine-color-text)"
            renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: care.map_id }} />}
          >
            {care.map_title}
          </Anchor>
          <Group gap="2px 10px" fz="sm">
            <FreshnessLight light={care.light} />
            {care.review_on && (
              <Text span size="sm" c="dimmed">
                {t("care.review_on", { day: day(care.review_on) })}
              </Text>
            )}
          </Group>
        </div>
        {canEdit && (
          <Button size="xs" variant="light" loading={review.isPending} onClick={() => review.mutate(undefined)}>
            {t("care.reviewed", { count: care.review_days })}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
