import { Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { switchOwnReminders, switchReminders } from "@/api/tasks";
import { useWorkspace } from "../workspaces/useWorkspace";
import { remindersQuery, useSend } from "./queries";

/** Whether one is reminded by mail; owners decide it for everybody. */
export function Reminders() {
  const { t } = useTranslation("tasks");
  const { id: workspace, isOwner } = useWorkspace();
  const { data } = useQuery(remindersQuery(workspace));
  const stale = remindersQuery(workspace).queryKey;
  const mine = useSend((isOn: boolean) => switchOwnReminders(workspace, isOn), stale);
  const all = useSend((isOn: boolean) => switchReminders(workspace, isOn), stale);
  if (!data) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} fz={16} mb={4}>
        {t("reminders.title")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(data.sends_mail ? "reminders.about" : "reminders.no_mail")}
      </Text>
      <Stack gap="xs">
        <Switch
          label={t("reminders.mine")} checked={data.is_mine_on} disabled={mine.isPending}
          onChange={(event) => mine.mutate(event.currentTarget.checked)}
        />
        {isOwner && (
          <Switch
            label={t("reminders.all")} checked={data.is_on} disabled={all.isPending}
            onChange={(event) => all.mutate(event.currentTarget.checked)}
          />
        )}
        {!isOwner && !data.is_on && (
          <Text size="sm" c="dimmed">
            {t("reminders.stopped")}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
