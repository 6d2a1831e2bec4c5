import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Gap, Suspicious } from "@/api/types";
import { useFormat } from "@/ui/format";

interface OdditiesProps {
  ties: number;
  duplicates: number;
  gaps: Gap[];
  suspicious: Suspicious[];
  warnings: string[];
}

/** What is worth knowing about the file, though nothing stands in the way. */
export function Oddities({ ties, duplicates, gaps, suspicious, warnings }: OdditiesProps) {
  const { t, i18n } = useTranslation("sources");
  const { date, number } = useFormat();
  const lines: [string, string][] = [];
  if (ties > 0) lines.push(["ties", t("odd.ties", { count: ties })]);
  if (duplicates > 0) lines.push(["duplicates", t("odd.duplicates", { count: duplicates })]);
  for (const gap of gaps) {
    lines.push([`gap-${gap.from_us}`, t("odd.gap", { from: date(gap.from_us), to: date(gap.to_us) })]);
  }
  for (const one of suspicious) {
    const reason = i18n.exists(`sources:suspicious.${one.reason}`) ? t(`suspicious.${one.reason}`) : one.reason;
    const words = { column: one.column, reason, values: number(one.count) };
    lines.push([`${one.column}-${one.reason}`, t("odd.suspicious", words)]);
  }
  for (const warning of warnings) lines.push([warning, warning]);
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t("odd.title")}
      </Text>
      <List size="sm" spacing={4}>
        {lines.map(([key, line]) => (
          <List.Item key={key}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
