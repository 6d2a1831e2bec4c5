import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconMap2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Lens, MapRef } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { mapsAbove } from "@/canvas/hierarchy";
import { useFormat } from "@/ui/format";
import { useStaying } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { lensesQuery } from "../insights/queries";
import { CareBadge } from "../tasks/MapCare";
import { useWorkspace } from "../workspaces/useWorkspace";
import { DrawMap } from "./DrawMap";
import { MapMenu } from "./MapMenu";
import "./map/map.css";
import { NewMapLink } from "./newmap/NewMapLink";
import { mapsQuery } from "./queries";

/** The journey maps of the workspace. */
export function Maps() {
  const { t } = useTranslation("journeys");
  const { id: workspace, canEdit } = useWorkspace();
  const { data, error, refetch } = useQuery(mapsQuery(workspace));
  const maps = useStaying(data);
  const { data: lenses } = useQuery(lensesQuery(workspace));
  const hasMaps = maps !== undefined && maps.length > 0;
  return (
    <Page title={t("maps.title")} about={t("maps.about")} actions={hasMaps && canEdit && <NewMapLink variant="filled" />}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!maps && !error && <SkeletonRows rows={4} height={60} />}
      {maps && !hasMaps && <NoMaps lenses={lenses} />}
      {hasMaps && (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {maps.map((map) => (
            <MapCard key={map.id} map={map} maps={maps} lens={lenses?.find((lens) => lens.id === map.lens_id)} />
          ))}
        </SimpleGrid>
      )}
    </Page>
  );
}

function NoMaps({ lenses }: { lenses: Lens[] | undefined }) {
  const { t } = useTranslation("journeys");
  const { id: workspace, canEdit } = useWorkspace();
  if (!lenses) return <SkeletonRows rows={4} height={60} />;
  const hasFacts = lenses.length > 0;
  const next = (
    <Group justify="center">
      {hasFacts ? (
        <DrawMap lenses={lenses} />
      ) : (
        <Button renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}>{t("maps.import")}</Button>
      )}
      <NewMapLink variant="default" />
    </Group>
  );
  return (
    <Empty
      icon={IconMap2} title={t("maps.empty")} text={t(hasFacts ? "maps.empty_facts" : "maps.empty_nothing")}
      action={canEdit && next}
    />
  );
}

/** Whose to-be map a map is, and which maps lead to it. */
function MapKin({ map, maps }: { map: MapRef; maps: MapRef[] }) {
  const { t } = useTranslation("journeys");
  const above = mapsAbove(map.id, maps);
  const asIs = maps.find((one) => one.id === map.as_is_id);
  return (
    <>
      {map.change_from !== null && <div>{asIs ? `${t("tobe:note.of")} ${asIs.title}` : t("tobe:note.of_gone", { title: map.as_is_title })}</div>}
      {above.length > 0 && <div>{`${t("nesting:part_of")} ${above.map((one) => one.title).join(", ")}`}</div>}
    </>
  );
}

function MapCard({ map, maps, lens }: { map: MapRef; maps: MapRef[]; lens: Lens | undefined }) {
  const { t } = useTranslation("journeys");
  const { id: workspace, canEdit } = useWorkspace();
  const { moment, date } = useFormat();
  return (
    <Paper withBorder p="lg" className="map-card">
      <Stack gap={8} h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={650} fz={17} lh={1.3}>
            <Link className="map-card-link" to="/w/$workspace/journeys/$map" params={{ workspace, map: map.id }}>
              {map.title}
            </Link>
          </Text>
          {canEdit && <MapMenu map={map} />}
        </Group>
        <Text size="sm" c="dimmed">
          {t("maps.touchpoints", { count: map.touchpoints })}
          {lens ? ` · ${lens.name}` : ` · ${t("maps.no_lens")}`}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          <MapKin map={map} maps={maps} />
        </Text>
        <CareBadge mapId={map.id} />
        {map.warnings.length > 0 && (
          <Group gap={6}>
            {map.warnings.map((warning) => (
              <Badge key={warning} variant="light" color="yellow" tt="none" fw={500} className="warning-badge">
                {t(`warning_short.${warning}`)}
              </Badge>
            ))}
          </Group>
        )}
        <Text size="xs" c="dimmed" mt="auto">
          {lens?.last_us != null && `${t("maps.facts_to", { date: date(lens.last_us) })} · `}
          {t("maps.updated", { when: moment(map.updated_at) })}
        </Text>
      </Stack>
    </Paper>
  );
}
