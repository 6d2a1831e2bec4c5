import { Skeleton, Table, Title } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence } from "@/api/types";
import { durationUnit, numberWriter, useFormat } from "@/ui/format";
import { useFigureWords } from "../figureWords";
import { familyOf } from "./measureWords";

const Chart = lazy(() => import("@/ui/Chart"));
const INK = "#4c6ef5";

/** What the months of a trend count or measure. */
export function trendOf(measure: string): { key: string; unit: string } {
  const family = familyOf(measure);
  if (measure === "wait_before" || measure === "wait_after") return { key: "wait", unit: "seconds" };
  if (measure === "processing") return { key: "processing", unit: "seconds" };
  if (measure === "complaints") return { key: "complaints", unit: "records" };
  if (["rating", "top", "gap", "emotion"].includes(family)) return { key: "rating", unit: "rating" };
  return { key: "visits", unit: "cases" };
}

/** How it went month by month, with the interval as a band; the same as a table. */
export function Trend({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation("journeys");
  const { language, number } = useFormat();
  const words = useFigureWords();
  const { key, unit } = trendOf(evidence.measure);
  const { trend } = evidence;
  const month = useMemo(() => {
    const written = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
    return (name: string) => written.format(new Date(`${name}-01T00:00:00Z`));
  }, [language]);
  const option = useMemo(() => {
    const [name, size] = unit === "seconds" ? durationUnit(Math.max(0, ...trend.map((point) => point.value ?? 0))) : [undefined, 1];
    const style = name ? ({ style: "unit", unit: name, unitDisplay: "short" } as const) : {};
    const written = numberWriter(language, { ...style, maximumFractionDigits: 1 });
    const scaled = (value: number | null) => (value === null ? null : value / size);
    const band = trend.map((point) =>
      point.low === null || point.high === null ? null : (point.high - point.low) / size,
    );
    const still = { type: "line", stack: "band", symbol: "none", lineStyle: { opacity: 0 }, silent: true };
    return {
      grid: { left: name ? 62 : 50, right: 12, top: 12, bottom: 26 },
      xAxis: { type: "category", data: trend.map((point) => month(point.month)) },
      yAxis: { type: "value", scale: unit === "rating", axisLabel: { formatter: (value: number) => written.format(value) } },
      series: [
        { ...still, data: trend.map((point) => scaled(point.low)) },
        { ...still, data: band, areaStyle: { color: INK, opacity: 0.16 } },
        {
          type: "line", data: trend.map((point) => scaled(point.value)), symbolSize: 6, connectNulls: false,
          lineStyle: { color: INK, width: 2 }, itemStyle: { color: INK },
        },
      ],
    };
  }, [trend, unit, month, language]);
  if (trend.filter((point) => point.value !== null).length < 2) return null;
  const title = t(`trend.${key}`);
  return (
    <section>
      <Title order={3} fz={15} mb={4}>
        {title}
      </Title>
      <Suspense fallback={<Skeleton height={170} />}>
        <Chart option={option} height={170} label={title} />
      </Suspense>
      <details>
        <summary>{t("ui:table.show")}</summary>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("trend.month")}</Table.Th>
              <Table.Th ta="right">{t("facts.figure")}</Table.Th>
              <Table.Th ta="right">{t("facts.interval")}</Table.Th>
              <Table.Th ta="right">n</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {trend.map((point) => (
              <Table.Tr key={point.month}>
                <Table.Td>{month(point.month)}</Table.Td>
                <Table.Td ta="right">{point.value === null ? t("figure.scarce") : words.value("", unit, point.value)}</Table.Td>
                <Table.Td ta="right">
                  {point.low === null || point.high === null ? "" : words.range("", unit, point.low, point.high)}
                </Table.Td>
                <Table.Td ta="right">{number(point.n)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </section>
  );
}
