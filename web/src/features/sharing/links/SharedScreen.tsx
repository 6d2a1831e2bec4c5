import { Alert, Box, Group, Skeleton, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { IconSnowflake } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Measured, Shared } from "@/api/types";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { ZoneContext } from "@/ui/zone";
import { NotNarrowed } from "../../journeys/map/MapNotes";
import { LanguageSwitch } from "../../workspaces/LanguageSwitch";
import { sharedQuery } from "../queries";
import { ShowMenu } from "../showing/ShowMenu";
import { StillMap } from "../showing/StillMap";
import { useBasis } from "../showing/useBasis";
import type { Still } from "../showing/useStillScene";

/** What somebody without an account sees by a link: the map, and nothing else of the house. */
export function SharedScreen() {
  const { t } = useTranslation("sharing");
  const { token = "" } = useParams({ strict: false }) as { token?: string };
  const { data: shared, error, refetch } = useQuery({ ...sharedQuery(token), refetchOnWindowFocus: false });
  useDocumentTitle(`${shared?.title ?? t("shared.title")} · tropa`);
  return (
    <Box component="main" px={{ base: "sm", sm: "xl" }} py="lg" className="shared-page">
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!shared && !error && <Skeleton height={560} radius="lg" />}
      {shared && (
        <ZoneContext value={shared.zone}>
          <SharedMap shared={shared} />
        </ZoneContext>
      )}
    </Box>
  );
}

function SharedMap({ shared }: { shared: Shared }) {
  const { t } = useTranslation("sharing");
  const { date, moment } = useFormat();
  const measured = (shared.measured ?? undefined) as Measured | undefined;
  const { document, filter, touchpoints } = shared;
  const still = { document, measured, filter, touchpoints };
  const hasQuotes = measured !== undefined && Object.keys(measured.quotes).length > 0;
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <Box maw={760} miw={0}>
          <Text size="sm" c="dimmed">
            {shared.company}
          </Text>
          <Title order={1} fz={26} lh={1.25}>
            {shared.title}
          </Title>
          <SharedBasis measured={measured} filter={filter} />
        </Box>
        <Group gap="sm">
          <ShowMenu still={still} />
          <LanguageSwitch />
        </Group>
      </Group>
      {shared.version && (
        <Alert color="indigo" variant="light" icon={<IconSnowflake size={20} />} mb="md" title={t("version.banner", { name: shared.version.name })}>
          <Text size="sm">{t("version.figures_of", { date: date(Date.parse(shared.version.kept_at) * 1000) })}</Text>
        </Alert>
      )}
      <StillMap {...still} hasQuotes={hasQuotes} />
      <Text size="xs" c="dimmed" mt="md">
        {t("shared.until", { when: moment(shared.expires_at) })}
      </Text>
    </>
  );
}

/** Which journeys the figures speak of; that there are none, where they are not shared. */
function SharedBasis({ measured, filter }: Pick<Still, "measured" | "filter">) {
  const { t } = useTranslation("sharing");
  const parts = useBasis({ measured, filter });
  return (
    <>
      <Text c="dimmed" mt={4}>
        {measured ? parts.join(" · ") : t("shared.no_figures")}
      </Text>
      {measured && <NotNarrowed parts={measured.not_narrowed} />}
    </>
  );
}
