import { Alert, Button, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconArrowLeft, IconGitCompare, IconSnowflake } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { versionExportAddress } from "@/api/sharing";
import type { Filter, MapVersion } from "@/api/types";
import { useFormat } from "@/ui/format";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { ZoneContext } from "@/ui/zone";
import { ExportMenu } from "../../journeys/ExportMenu";
import { NotNarrowed } from "../../journeys/map/MapNotes";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { versionQuery } from "../queries";
import { ShowMenu } from "../showing/ShowMenu";
import { StillMap } from "../showing/StillMap";
import { useBasis } from "../showing/useBasis";
import type { Still } from "../showing/useStillScene";
import { ContinueButton } from "./ContinueButton";

/** A kept version: the very figures that were sent, and the map as it was. */
export function VersionScreen() {
  const { id: workspace } = useWorkspace();
  const { version: id = "" } = useParams({ strict: false }) as { version?: string };
  const { data: version, error, refetch } = useQuery(versionQuery(workspace, id));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!version) return <Skeleton height={560} radius="lg" />;
  return (
    <ZoneContext value={version.basis.zone}>
      <OpenVersion key={version.id} version={version} workspace={workspace} />
    </ZoneContext>
  );
}

function OpenVersion({ version, workspace }: { version: MapVersion; workspace: string }) {
  const { t } = useTranslation("sharing");
  const { canEdit } = useWorkspace();
  const place = { workspace, map: version.map_id, version: version.id };
  const still = stillOf(version);
  return (
    <Page
      title={version.document.title}
      about={<Basis version={version} />}
      actions={
        <>
          <Button
            variant="default" leftSection={<IconArrowLeft size={16} />}
            renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={place} search={{}} />}
          >
            {t("version.to_map")}
          </Button>
          <Button
            variant="default" leftSection={<IconGitCompare size={16} />}
            renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/versions/$version/changes" params={place} />}
          >
            {t("version.compare")}
          </Button>
          <ShowMenu still={still} />
          <ExportMenu
            subject={{ workspace, what: "version", id: version.id }}
            addressFor={(file) => versionExportAddress(workspace, version.id, file)}
          />
          {canEdit && <ContinueButton version={version} />}
        </>
      }
    >
      <VersionBanner version={version} />
      <StillMap {...still} />
    </Page>
  );
}

const stillOf = ({ document, measured, basis, touchpoints }: MapVersion): Still => ({
  document, measured, filter: basis.filter as Filter, touchpoints,
});

/** Which version one looks at, and that its figures are those of its day. */
export function VersionBanner({ version }: { version: MapVersion }) {
  const { t } = useTranslation("sharing");
  const { date } = useFormat();
  const day = date(Date.parse(version.created_at) * 1000);
  return (
    <Alert color="indigo" variant="light" icon={<IconSnowflake size={20} />} mb="md" title={t("version.banner", { name: version.name })}>
      <Text size="sm">
        {t("version.figures_of", { date: day })}
        {version.created_by && ` ${t("version.kept_by", { name: version.created_by })}`}
      </Text>
      {version.note && (
        <Text size="sm" mt={4} className="kept-note">
          {version.note}
        </Text>
      )}
    </Alert>
  );
}

/** What the figures rest on: lens, period, journeys counted, filter. */
function Basis({ version }: { version: MapVersion }) {
  const parts = useBasis(stillOf(version));
  return (
    <>
      {[version.basis.lens_name, ...parts].filter(Boolean).join(" · ")}
      <NotNarrowed parts={version.measured.not_narrowed} />
    </>
  );
}
