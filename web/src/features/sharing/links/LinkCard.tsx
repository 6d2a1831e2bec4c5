import { Badge, Button, Group, Paper, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endShareLink } from "@/api/sharing";
import type { ShareLink } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/notify";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { shareLinksQuery } from "../queries";

/** A link: what it shows, until when, when it was used last; ended with one click, at once. */
export function LinkCard({ link, mapId }: { link: ShareLink; mapId: string }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { moment } = useFormat();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const end = useMutation({
    mutationFn: () => endShareLink(workspace, link.id),
    onError,
    onSettled: () => queries.invalidateQueries({ queryKey: shareLinksQuery(workspace, mapId).queryKey }),
  });
  const state = stateOf(link);
  const shown = [
    link.version_name === null ? t("share.live") : t("share.version", { name: link.version_name }),
    link.with_figures ? "" : t("share.without_figures"),
    link.with_quotes ? t("share.with_quotes") : "",
  ].filter(Boolean);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{link.label || t("share.ends_in", { end: link.token_end })}</Text>
          <Text size="sm">{shown.join(" · ")}</Text>
          <Text size="sm" c="dimmed">
            {link.last_used_at ? t("share.used", { count: link.uses, when: moment(link.last_used_at) }) : t("share.never_used")}
          </Text>
          <Text size="xs" c="dimmed">
            {[
              link.ended_at ? t("share.ended", { when: moment(link.ended_at) }) : t("share.until", { when: moment(link.expires_at) }),
              link.created_by,
            ].filter(Boolean).join(" · ")}
          </Text>
        </div>
        {state === "open" ? (
          <Button size="xs" variant="default" flex="none" loading={end.isPending} onClick={() => end.mutate()}>
            {t("share.end")}
          </Button>
        ) : (
          <Badge variant="light" color="gray" tt="none" fw={500}>
            {t(`share.state_${state}`)}
          </Badge>
        )}
      </Group>
    </Paper>
  );
}

const stateOf = (link: ShareLink): "open" | "ended" | "expired" =>
  link.ended_at ? "ended" : Date.parse(link.expires_at) < Date.now() ? "expired" : "open";
