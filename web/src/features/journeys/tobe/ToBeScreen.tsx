import "../../sharing/versions/versions.css";
import "./tobe.css";
import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconArrowLeft, IconTarget } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dateToBe } from "@/api/journeys";
import type { Filter, MapWhole } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useTellProblem } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { FilterBar } from "../../insights/filter/FilterBar";
import { useLens } from "../../insights/useLens";
import { PartsList } from "../../sharing/versions/PartsList";
import { DayInput } from "../../tasks/DayInput";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { mapQuery, mapsQuery } from "../queries";
import { BeginToBe } from "./BeginToBe";
import { Targets } from "./Targets";

const EVERYTHING: Filter = {};

/** From as-is to to-be: how far each target is, as measured, and in what the two maps differ. */
export function ToBeScreen() {
  const { id: workspace } = useWorkspace();
  const { map: id = "" } = useParams({ strict: false });
  const { data: map, error, refetch } = useQuery(mapQuery(workspace, id));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!map) return <Skeleton height={480} radius="lg" />;
  return <OpenToBe key={map.id} map={map} workspace={workspace} />;
}

function OpenToBe({ map, workspace }: { map: MapWhole; workspace: string }) {
  const { t } = useTranslation("tobe");
  const { canEdit } = useWorkspace();
  const { filter } = useLens(map.lens_id ?? undefined);
  const title = map.document.title;
  const back = (
    <Button
      variant="default" leftSection={<IconArrowLeft size={16} />}
      renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: map.id }} search={{}} />}
    >
      {t("to_map")}
    </Button>
  );
  if (map.change_from === null) return <Page title={title} actions={back}><NoToBe map={map} /></Page>;
  return (
    <Page title={t("title", { title })} about={t("about")} actions={back}>
      {map.lens_id && <FilterBar own={map.lens_id} />}
      <Stack gap="lg">
        {canEdit && <ChangeDay map={map} day={map.change_from} workspace={workspace} />}
        <Paper withBorder p="lg" component="section">
          <Title order={2} fz={18} mb="xs">
            {t("progress")}
          </Title>
          <Targets map={map.document} mapId={map.id} workspace={workspace} filter={map.lens_id ? filter : EVERYTHING} />
        </Paper>
        <Paper withBorder p="lg" component="section">
          <Title order={2} fz={18} mb="xs">
            {t("differences")}
          </Title>
          <Differences map={map} workspace={workspace} />
        </Paper>
      </Stack>
    </Page>
  );
}

/** A map of today: it has no targets to be measured against, but may have a to-be map, or get one. */
function NoToBe({ map }: { map: MapWhole }) {
  const { t } = useTranslation("tobe");
  const { id: workspace, canEdit } = useWorkspace();
  const { data: maps = [] } = useQuery(mapsQuery(workspace));
  const [isBeginning, setBeginning] = useState(false);
  const own = maps.filter((one) => one.as_is_id === map.id);
  return (
    <>
      {own.length > 0 && (
        <Group gap="sm" mb="md">
          <Text>{t("note.to_be")}</Text>
          {own.map((one) => (
            <Anchor key={one.id} renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/to-be" params={{ workspace, map: one.id }} />}>
              {one.title}
            </Anchor>
          ))}
        </Group>
      )}
      <Empty
        icon={IconTarget} title={t("no_to_be.title")} text={t("no_to_be.text")}
        action={canEdit && <Button onClick={() => setBeginning(true)}>{t("begin.title")}</Button>}
      />
      {isBeginning && <BeginToBe map={{ id: map.id, title: map.document.title }} onClose={() => setBeginning(false)} />}
    </>
  );
}

/** The day that parts before from now. */
function ChangeDay({ map, day, workspace }: { map: MapWhole; day: string; workspace: string }) {
  const { t } = useTranslation("tobe");
  const queries = useQueryClient();
  const tell = useTellProblem();
  const save = useMutation({
    mutationFn: (next: string) => dateToBe(workspace, map.id, next),
    onError: tell,
    onSuccess: () => Promise.all([
      queries.invalidateQueries({ queryKey: mapQuery(workspace, map.id).queryKey }),
      queries.invalidateQueries({ queryKey: mapsQuery(workspace).queryKey }),
      queries.invalidateQueries({ queryKey: ["progress", workspace, map.id] }),
    ]),
  });
  return (
    <div className="change-day">
      <DayInput label={t("change_from")} description={t("change_from_why")} value={day} onChange={(next) => next && save.mutate(next)} />
    </div>
  );
}

function Differences({ map, workspace }: { map: MapWhole; workspace: string }) {
  const { t } = useTranslation("tobe");
  const id = map.as_is_id ?? "";
  const { data: asIs, error } = useQuery({ ...mapQuery(workspace, id), enabled: id !== "" });
  if (id === "") return <Text c="dimmed">{t("note.of_gone", { title: map.as_is_title })}</Text>;
  if (error) return <ProblemNote error={error} />;
  if (!asIs) return <Skeleton height={160} radius="md" />;
  return <PartsList before={asIs} after={map} />;
}
