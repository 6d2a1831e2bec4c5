import { Anchor, Button, Group, Paper, SimpleGrid, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconMap2, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { createMap, removeMap } from "@/api/journeys";
import type { MapRef } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useUndoable } from "@/ui/useUndoable";
import { lensesQuery } from "../insights/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { mapsQuery } from "./queries";

/** Every journey map of the workspace. */
export function Maps() {
  const { t } = useTranslation("journeys");
  const { id: workspace, canEdit } = useWorkspace();
  const { data: maps, error, refetch } = useQuery(mapsQuery(workspace));
  return (
    <Page title={t("maps.title")} about={t("maps.about")} actions={canEdit && maps && maps.length > 0 ? <DrawMap /> : null}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!maps && !error && <SkeletonRows rows={3} height={80} />}
      {maps?.length === 0 && (
        <Empty icon={IconMap2} title={t("maps.empty")} text={t("maps.empty_text")} action={canEdit ? <DrawMap /> : null} />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {maps?.map((map) => (
          <MapCard key={map.id} map={map} />
        ))}
      </SimpleGrid>
    </Page>
  );
}

function MapCard({ map }: { map: MapRef }) {
  const { t } = useTranslation("journeys");
  const { id: workspace, canEdit } = useWorkspace();
  const { moment } = useFormat();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const remove = useMutation({
    mutationFn: () => removeMap(workspace, map.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["maps", workspace] }),
    onError: tell,
  });
  return (
    <Paper withBorder p="lg">
      <Anchor
        fw={650} fz={17} c="var(--mantine-color-text)"
        renderRoot={(props) => (
          <Link
            {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: map.id }}
            search={{ lens: map.lens_id ?? undefined }}
          />
        )}
      >
        {map.title}
      </Anchor>
      <Text size="sm" c="dimmed" mt={4}>
        {t("maps.touchpoints", { count: map.touchpoints })}
      </Text>
      <Group justify="space-between" mt="md">
        <Text size="xs" c="dimmed">
          {t("maps.updated", { when: moment(map.updated_at) })}
        </Text>
        {canEdit && (
          <Button
            size="compact-xs" variant="subtle" color="gray"
            onClick={() => undoable(t("maps.removing", { title: map.title }), () => remove.mutate())}
          >
            {t("ui:remove")}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

/** Draw a first map from the facts; without any facts, import comes first. */
function DrawMap() {
  const { t } = useTranslation("journeys");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellProblem();
  const { data: lenses } = useQuery(lensesQuery(workspace));
  const lens = lenses?.find((one) => one.state === "ready");
  const draw = useMutation({
    mutationFn: () => createMap(workspace, { lens_id: lens?.id ?? null }),
    onSuccess: async (map) => {
      await queries.invalidateQueries({ queryKey: ["maps", workspace] });
      await navigate({ to: "/w/$workspace/journeys/$map", params: { workspace, map: map.id } });
    },
    onError: tell,
  });
  if (lenses && !lens) {
    return (
      <Button renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}>
        {t("maps.import_first")}
      </Button>
    );
  }
  return (
    <Button leftSection={<IconPlus size={17} />} loading={draw.isPending || !lenses} onClick={() => draw.mutate()}>
      {t("maps.draw")}
    </Button>
  );
}
