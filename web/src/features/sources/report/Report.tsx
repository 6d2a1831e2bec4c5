import { Anchor, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { refusedAddress } from "@/api/sources";
import type { Import, ImportReport } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useSaving } from "@/ui/useSaving";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { Oddities } from "./Oddities";
import { ShowJourney } from "./ShowJourney";

/** What became of a file: taken, refused, doubled, odd; and where to go from here. */
export function Report({ one, report }: { one: Import; report: ImportReport }) {
  const { t } = useTranslation("sources");
  const { date } = useFormat();
  const { save } = useSaving();
  const { id: workspace } = useWorkspace();
  const period =
    report.first_us !== null && report.last_us !== null
      ? t("report.period", { first: date(report.first_us), last: date(report.last_us) })
      : "";
  return (
    <Stack gap="lg">
      <Paper withBorder p="xl">
        <Group justify="space-between" align="flex-start" gap="lg">
          <div>
            <Title order={2} fz={20}>
              {t(report.new > 0 ? "report.title" : "report.nothing_new")}
            </Title>
            <Text c="dimmed" mt={4}>
              {period}
            </Text>
          </div>
          <ShowJourney one={one} />
        </Group>
        <SimpleGrid cols={{ base: 2, md: 5 }} mt="xl" spacing="lg">
          <Figure label={t("report.rows")} value={report.rows} />
          <Figure label={t("report.taken")} value={report.taken} />
          <Figure label={t("report.new")} value={report.new} />
          <Figure label={t("report.cases")} value={report.cases} />
          <Figure label={t("report.refused")} value={report.refused} isBad={report.refused > 0} />
        </SimpleGrid>
        {report.refused > 0 && (
          <Anchor href={refusedAddress(workspace, one.id)} download mt="md" size="sm" display="inline-block" onClick={save}>
            <Group gap={6}>
              <IconDownload size={16} />
              {t("report.download")}
            </Group>
          </Anchor>
        )}
      </Paper>
      <Paper withBorder p="lg" className="hide-empty">
        <Oddities
          ties={report.ties}
          duplicates={report.duplicates}
          gaps={report.gaps}
          suspicious={report.suspicious}
          warnings={report.warnings}
        />
      </Paper>
    </Stack>
  );
}

function Figure({ label, value, isBad = false }: { label: string; value: number; isBad?: boolean }) {
  const { number } = useFormat();
  return (
    <div>
      <Text fz={26} fw={650} lh={1.2} c={isBad ? "orange" : undefined}>
        {number(value)}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
