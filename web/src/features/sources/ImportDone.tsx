import { Alert, Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconCircleOff, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { cancelImport } from "@/api/sources";
import type { Import } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { importQuery, isUnderWay } from "./queries";
import { Report } from "./report/Report";

/** One import: how far it is, why it failed, or what became of the file. */
export function ImportDone() {
  const { t } = useTranslation("sources");
  const { import: id = "" } = useParams({ strict: false }) as { import?: string };
  const { id: workspace } = useWorkspace();
  const { data: one, error, refetch } = useQuery(importQuery(workspace, id));
  const another = (
    <Button
      variant="default"
      renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}
    >
      {t("import.another")}
    </Button>
  );
  return (
    <Page title={one?.file ?? t("import.title")} about={one?.source.name} actions={another}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!one && !error && <SkeletonRows rows={4} />}
      {one && <Outcome one={one} />}
    </Page>
  );
}

function Outcome({ one }: { one: Import }) {
  const { t } = useTranslation("sources");
  if (isUnderWay(one.state)) return <UnderWay one={one} />;
  if (one.state === "done" && one.report) return <Report one={one} report={one.report} />;
  if (one.state === "failed") {
    return (
      <Alert color="red" variant="light" title={one.error?.detail ?? t("state.failed")} role="alert">
        <Text size="sm">{one.error?.hint || t("failed.nothing_kept")}</Text>
      </Alert>
    );
  }
  const isRemoved = one.state === "removed";
  return (
    <Alert
      variant="light"
      color="gray"
      icon={isRemoved ? <IconTrash size={20} /> : <IconCircleOff size={20} />}
      title={t(`state.${one.state}`)}
    >
      {t(isRemoved ? "removed.text" : "cancelled.text")}
    </Alert>
  );
}

function UnderWay({ one }: { one: Import }) {
  const { t, i18n } = useTranslation("sources");
  const { share } = useFormat();
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const cancel = useMutation({
    mutationFn: () => cancelImport(workspace, one.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["imports", workspace] }),
    onError: tell,
  });
  const stage = `stage.${one.stage_key}`;
  const label = i18n.exists(`sources:${stage}`) ? t(stage) : t(`state.${one.state}`);
  return (
    <Paper withBorder p="xl">
      <Stack gap="md">
        <Group justify="space-between">
          <Text fw={600} fz={18} aria-live="polite">
            {label}
          </Text>
          <Text c="dimmed">{share(one.progress)}</Text>
        </Group>
        <Progress size="lg" radius="xl" value={one.progress * 100} animated aria-label={label} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t("running.leave")}
          </Text>
          {canEdit && one.state !== "removing" && (
            <Button variant="default" onClick={() => cancel.mutate()} loading={cancel.isPending}>
              {t("running.cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
