import { Anchor, Badge, Button, Group, Paper, Progress, Table, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { cancelImport, takeOutImport } from "@/api/sources";
import type { Import } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useStaying } from "@/ui/leaving";
import { useTellProblem } from "@/ui/notify";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useUndoable } from "@/ui/useUndoable";
import { useWorkspace } from "../workspaces/useWorkspace";
import { importsQuery, isUnderWay } from "./queries";
import { IMPORT_COLORS } from "./states";

/** What was brought in before, and the way to take it out again. */
export function ImportsList() {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const { data, error, refetch, isPending } = useQuery(importsQuery(workspace));
  const imports = useStaying(data);
  if (isPending) return <SkeletonRows rows={3} />;
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!imports || imports.length === 0) return null;
  return (
    <section>
      <Title order={2} fz={18} mb="sm">
        {t("imports.title")}
      </Title>
      <Paper withBorder>
        <Table.ScrollContainer minWidth={720}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("imports.file")}</Table.Th>
                <Table.Th>{t("imports.source")}</Table.Th>
                <Table.Th>{t("imports.when")}</Table.Th>
                <Table.Th>{t("imports.state")}</Table.Th>
                <Table.Th ta="right">{t("imports.taken")}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {imports.map((one) => (
                <ImportRow key={one.id} one={one} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </section>
  );
}

function ImportRow({ one }: { one: Import }) {
  const { t } = useTranslation("sources");
  const { number, moment } = useFormat();
  const { id: workspace } = useWorkspace();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          fw={500}
          size="sm"
          renderRoot={(props) => (
            <Link {...props} to="/w/$workspace/imports/$import" params={{ workspace, import: one.id }} />
          )}
        >
          {one.file}
        </Anchor>
      </Table.Td>
      <Table.Td>{one.source.name}</Table.Td>
      <Table.Td>
        <Text size="sm">{moment(one.created_at)}</Text>
        <Text size="xs" c="dimmed">
          {one.created_by}
        </Text>
      </Table.Td>
      <Table.Td miw={120}>
        <Badge color={IMPORT_COLORS[one.state]} variant="light" tt="none" radius="sm" className="state-badge">
          {t(`state.${one.state}`)}
        </Badge>
        {one.state === "running" && (
          <Progress mt={6} size="sm" value={one.progress * 100} aria-label={t("state.running")} />
        )}
      </Table.Td>
      <Table.Td ta="right">{one.report ? number(one.report.new) : "–"}</Table.Td>
      <Table.Td ta="right">
        <ImportAction one={one} />
      </Table.Td>
    </Table.Tr>
  );
}

function ImportAction({ one }: { one: Import }) {
  const { t } = useTranslation("sources");
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const refresh = () => queries.invalidateQueries({ queryKey: ["imports", workspace] });
  const cancel = useMutation({
    mutationFn: () => cancelImport(workspace, one.id),
    onSuccess: refresh,
    onError: tell,
  });
  const takeOut = useMutation({
    mutationFn: () => takeOutImport(workspace, one.id),
    onSuccess: refresh,
    onError: tell,
  });
  if (!canEdit) return null;
  if (isUnderWay(one.state) && one.state !== "removing") {
    return (
      <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        {t("ui:cancel")}
      </Button>
    );
  }
  if (one.state !== "done") return null;
  return (
    <Group justify="flex-end">
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        onClick={() => undoable({ id: one.id, message: t("imports.taking_out", { file: one.file }), remove: () => takeOut.mutateAsync() })}
        loading={takeOut.isPending}
      >
        {t("imports.take_out")}
      </Button>
    </Group>
  );
}
