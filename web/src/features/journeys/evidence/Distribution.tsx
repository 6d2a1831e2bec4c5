import { Skeleton, Table, Text, Title } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence } from "@/api/types";
import { useFormat } from "@/ui/format";
import { drawnBars } from "./bars";

const Chart = lazy(() => import("@/ui/Chart"));

/** How the ratings or times are spread; the same as a table. */
export function Distribution({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation("journeys");
  const { number, duration } = useFormat();
  const { distribution, measure } = evidence;
  const drawn = useMemo(() => drawnBars(distribution), [distribution]);
  const bars = useMemo(
    () =>
      drawn.bars.map((bar) => ({
        n: bar.n,
        label: bar.low === bar.high ? number(bar.low, 1) : duration(bar.low, "short"),
        words: bar.low === bar.high ? number(bar.low, 1) : `${duration(bar.low)} – ${duration(bar.high)}`,
      })),
    [drawn, number, duration],
  );
  const option = useMemo(
    () => ({
      grid: { left: 44, right: 12, top: 10, bottom: 26 },
      xAxis: { type: "category", data: bars.map((bar) => bar.label) },
      yAxis: { type: "value", minInterval: 1, axisLabel: { formatter: (value: number) => number(value) } },
      series: [{ type: "bar", data: bars.map((bar) => bar.n), barCategoryGap: "14%", itemStyle: { color: "#4c6ef5", borderRadius: [3, 3, 0, 0] } }],
    }),
    [bars, number],
  );
  if (distribution.length === 0) return null;
  const { rest } = drawn;
  const isTime = measure.startsWith("wait_") || measure === "processing";
  const title = t(isTime ? "distribution.times" : measure === "gap" || measure === "emotion_gap" ? "distribution.experience" : "distribution.ratings");
  return (
    <section>
      <Title order={3} fz={15} mb={4}>
        {title}
      </Title>
      {bars.length > 0 && (
        <Suspense fallback={<Skeleton height={150} />}>
          <Chart option={option} height={150} label={title} />
        </Suspense>
      )}
      {rest && <Text size="sm">{t("distribution.rest", { count: rest.n, time: duration(rest.from) })}</Text>}
      {drawn.isUneven && <Text size="sm" c="dimmed">{t("distribution.uneven")}</Text>}
      <details>
        <summary>{t("ui:table.show")}</summary>
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {bars.map((bar) => (
              <Table.Tr key={bar.words}>
                <Table.Td>{bar.words}</Table.Td>
                <Table.Td ta="right">{number(bar.n)}</Table.Td>
              </Table.Tr>
            ))}
            {rest && (
              <Table.Tr>
                <Table.Td>{t("distribution.beyond", { time: duration(rest.from) })}</Table.Td>
                <Table.Td ta="right">{number(rest.n)}</Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </details>
    </section>
  );
}
