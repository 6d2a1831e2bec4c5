import { ActionIcon, Anchor, Indicator, Menu, ScrollArea, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconBell } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { seeMentions } from "@/api/sharing";
import type { Mention } from "@/api/types";
import { useFormat } from "@/ui/format";
import { membersQuery } from "../../workspaces/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { mentionsQuery } from "../queries";
import { callName, toWritten } from "./mentions";

/** Where one is named in comments, with the number of those not seen yet. */
export function Bell() {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { data: mentions = [] } = useQuery(mentionsQuery(workspace));
  const unread = mentions.filter((one) => !one.is_read);
  const see = useMutation({
    mutationFn: (ids: string[]) => seeMentions(workspace, ids),
    onSettled: () => queries.invalidateQueries({ queryKey: mentionsQuery(workspace).queryKey }),
  });
  if (workspace === "") return null;
  const label = t("bell.label", { count: unread.length });
  return (
    <Menu position="bottom-end" width={340} shadow="md">
      <Indicator label={unread.length} size={17} color="red" disabled={unread.length === 0} offset={5}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={34} aria-label={label} title={label}>
            <IconBell size={19} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown>
        <Menu.Label>{t("bell.title")}</Menu.Label>
        {mentions.length === 0 && (
          <Text size="sm" c="dimmed" px="sm" pb="xs">
            {t("bell.none")}
          </Text>
        )}
        <ScrollArea.Autosize mah={380} type="auto">
          {mentions.map((one) => (
            <MentionItem key={one.id} mention={one} onSeen={() => see.mutate([one.id])} />
          ))}
        </ScrollArea.Autosize>
        {unread.length > 0 && (
          <Menu.Item onClick={() => see.mutate([])}>
            <Anchor component="span" size="sm">
              {t("bell.all_seen")}
            </Anchor>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function MentionItem({ mention, onSeen }: { mention: Mention; onSeen: () => void }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { moment } = useFormat();
  const { data: members = [] } = useQuery(membersQuery(workspace));
  const people = members.map((one) => ({ id: one.user_id, name: callName(one) }));
  const author = mention.author?.name ?? t("comments.gone");
  return (
    <Menu.Item
      onClick={() => !mention.is_read && onSeen()}
      renderRoot={(props) => (
        <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: mention.map_id }} search={{ thread: mention.thread_id } as never} />
      )}
    >
      <Stack gap={2}>
        <Text size="sm" fw={mention.is_read ? 400 : 650}>
          {t("bell.line", { name: author, map: mention.map_title })}
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {toWritten(mention.text, people)}
        </Text>
        <Text size="xs" c="dimmed">
          {moment(mention.created_at)}
        </Text>
      </Stack>
    </Menu.Item>
  );
}
