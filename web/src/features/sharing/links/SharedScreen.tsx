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
import { LanguageSwitch } from "../../workspaces/LanguageSwitch";
import { sharedQuery } from "../queries";
import { ShowMenu } from "../showing/ShowMenu";
import { StillMap } from "../showing/StillMap";

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
  const still = { document: shared.document, measured, touchpoints: shared.touchpoints };
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
          <SharedBasis measured={measured} />
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
function SharedBasis({ measured }: { measured: Measured | undefined }) {
  const { t } = useTranslation("sharing");
  const { date, number } = useFormat();
  const parts = [
    !measured
      ? t("shared.no_figures")
      : measured.first_us !== null && measured.last_us !== null
        ? t("version.period", { from: date(measured.first_us), to: date(measured.last_us) })
        : t("version.no_lens"),
    measured?.cases != null && measured.total_cases !== null && measured.cases < measured.total_cases
      ? t("version.narrowed", { some: number(measured.cases), all: number(measured.total_cases) })
      : "",
  ];
  return (
    <Text c="dimmed" mt={4}>
      {parts.filter(Boolean).join(" · ")}
    </Text>
  );
}
