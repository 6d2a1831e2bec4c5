import { Paper, Select, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Filter, JourneyMap, MapVersion, Measured } from "@/api/types";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { mapQuery, measuredQuery } from "../../journeys/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { versionQuery, versionsQuery } from "../queries";
import { useBasis } from "../showing/useBasis";
import "./versions.css";
import { FiguresTable } from "./FiguresTable";
import { PartsList } from "./PartsList";

const NOW = "now";

/** One side of a comparison. */
export interface Side {
  name: string;
  document: JourneyMap;
  measured: Measured;
  filter: Filter;
}

/** What changed since a version: parts of the map, and figures then and now. */
export function DifferenceScreen() {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { map = "", version: id = "" } = useParams({ strict: false }) as { map?: string; version?: string };
  const { to = NOW } = useSearch({ strict: false }) as { to?: string };
  const { data: version, error } = useQuery(versionQuery(workspace, id));
  const other = useQuery({ ...versionQuery(workspace, to), enabled: to !== NOW });
  const now = useNow(workspace, map, version, to === NOW);
  const failed = error ?? other.error ?? now.error;
  const after = to === NOW ? now.side : other.data && sideOf(other.data);
  if (failed) return <ProblemNote error={failed} />;
  if (!version) return <Skeleton height={480} radius="lg" />;
  return (
    <Page
      title={t("difference.title", { name: version.name })}
      about={t("difference.about")}
      actions={<Against version={version} to={to} />}
    >
      {after ? <Difference before={sideOf(version)} after={after} /> : <Skeleton height={480} radius="lg" />}
    </Page>
  );
}

const sideOf = (version: MapVersion): Side => ({
  name: version.name, document: version.document, measured: version.measured, filter: version.basis.filter as Filter,
});

/** The map as it is now, measured under the version's own filter: only then can one compare. */
function useNow(workspace: string, mapId: string, version: MapVersion | undefined, isAsked: boolean) {
  const { t } = useTranslation("sharing");
  const filter = (version?.basis.filter ?? {}) as Filter;
  const map = useQuery({ ...mapQuery(workspace, mapId), enabled: isAsked });
  const measured = useQuery({ ...measuredQuery(workspace, mapId, filter), enabled: isAsked && version !== undefined });
  const side: Side | undefined =
    map.data && measured.data && !measured.isPlaceholderData
      ? { name: t("difference.now"), document: map.data.document, measured: measured.data, filter }
      : undefined;
  return { side, error: map.error ?? measured.error };
}

/** What to compare with: the map as it is now, or another version. */
function Against({ version, to }: { version: MapVersion; to: string }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const navigate = useNavigate();
  const { data: versions = [] } = useQuery(versionsQuery(workspace, version.map_id));
  const others = versions.filter((one) => one.id !== version.id).map((one) => ({ value: one.id, label: one.name }));
  return (
    <Select
      label={t("difference.with")} w={240} value={to} allowDeselect={false}
      data={[{ value: NOW, label: t("difference.now") }, ...others]}
      onChange={(next) =>
        void navigate({ to: ".", search: (was: Record<string, unknown>) => ({ ...was, to: next === NOW ? undefined : next }) as never })
      }
    />
  );
}

function Difference({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation("sharing");
  const [then, now] = [useBasis(before).join(", "), useBasis(after).join(", ")];
  return (
    <Stack gap="lg">
      <Paper withBorder p="lg" component="section">
        <Title order={2} fz={18} mb="xs">
          {t("difference.parts")}
        </Title>
        <PartsList before={before} after={after} />
      </Paper>
      <Paper withBorder p="lg" component="section">
        <Title order={2} fz={18} mb={4}>
          {t("difference.figures")}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t("difference.periods", { before: before.name, then, after: after.name, now })}
        </Text>
        <FiguresTable before={before} after={after} />
      </Paper>
    </Stack>
  );
}
