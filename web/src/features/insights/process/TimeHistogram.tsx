import { Skeleton, Table, Title } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/format";

const Chart = lazy(() => import("@/ui/Chart"));

interface Bin {
  from_seconds: number;
  to_seconds: number | null;
  count: number;
}

/** How the times are spread, as bars; the same figures as a table below. */
export function TimeHistogram({ bins }: { bins: Bin[] }) {
  const { t } = useTranslation("insights");
  const { duration, number } = useFormat();
  const option = useMemo(
    () => ({
      grid: { left: 44, right: 8, top: 10, bottom: 28 },
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: bins.map((bin) => duration(bin.from_seconds, "short")) },
      yAxis: { type: "value", minInterval: 1, axisLabel: { formatter: (value: number) => number(value) } },
      series: [{ type: "bar", data: bins.map((bin) => bin.count), barCategoryGap: "8%", itemStyle: { color: "#4c6ef5" } }],
    }),
    [bins, duration, number],
  );
  return (
    <div>
      <Title order={3} fz={15} mb="xs">
        {t("edge.times")}
      </Title>
      <Suspense fallback={<Skeleton height={160} />}>
        <Chart option={option} height={160} label={t("edge.times")} />
      </Suspense>
      <details>
        <summary>{t("ui:table.show")}</summary>
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {bins.map((bin) => (
              <Table.Tr key={bin.from_seconds}>
                <Table.Td>
                  {bin.to_seconds === null
                    ? t("edge.longer", { time: duration(bin.from_seconds) })
                    : `${duration(bin.from_seconds)} – ${duration(bin.to_seconds)}`}
                </Table.Td>
                <Table.Td ta="right">{number(bin.count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </div>
  );
}
