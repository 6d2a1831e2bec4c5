import { Badge, Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Evidence } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useFigureWords } from "../figureWords";

/** Figures known only from a report: beside the measured ones, never among them. */
export function ReportedFigures({ reported, measure }: { reported: Evidence["reported"]; measure: string }) {
  const { t } = useTranslation("journeys");
  const { number, language } = useFormat();
  const words = useFigureWords();
  const day = (date: string | null) => (date ? new Date(date).toLocaleDateString(language, { timeZone: "UTC" }) : "…");
  if (reported.length === 0) return null;
  return (
    <section>
      <Title order={3} fz={15} mb={4}>
        {t("reported.title")}
      </Title>
      {reported.map((one) => (
        <Paper key={one.id} withBorder p="sm" mt="xs" className="reported">
          <Group justify="space-between">
            <Text fw={650}>{words.value(measure, one.unit, one.value)}</Text>
            <Badge variant="outline" color="gray" tt="none">
              {t("reported.badge")}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {[
              one.n === null ? t("reported.no_n") : t("figure.n", { n: number(one.n) }),
              one.period_from || one.period_to ? `${day(one.period_from)} – ${day(one.period_to)}` : "",
              one.source_name,
              one.author,
            ].filter(Boolean).join(" · ")}
          </Text>
        </Paper>
      ))}
    </section>
  );
}
