import { Paper, Skeleton, Text, Title } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Variants } from "@/api/types";
import { useFormat } from "@/ui/format";

const Chart = lazy(() => import("@/ui/Chart"));

/** How many paths it takes to cover most journeys. */
export function Coverage({ variants }: { variants: Variants }) {
  const { t } = useTranslation("insights");
  const { share, number } = useFormat();
  const points = variants.variants.map((variant) => variant.cumulative_share);
  const most = points.findIndex((point) => point >= 0.8) + 1;
  const option = useMemo(
    () => ({
      grid: { left: 52, right: 16, top: 12, bottom: 28 },
      tooltip: { trigger: "axis", valueFormatter: (value: number) => share(value, 1) },
      xAxis: { type: "category", data: points.map((_, index) => number(index + 1)), boundaryGap: false },
      yAxis: { type: "value", min: 0, max: 1, axisLabel: { formatter: (value: number) => share(value) } },
      series: [
        {
          type: "line", step: "end", data: points, showSymbol: false, lineStyle: { width: 2.5, color: "#4c6ef5" },
          areaStyle: { color: "#4c6ef5", opacity: 0.12 },
          markLine: {
            silent: true, symbol: "none", label: { show: false },
            lineStyle: { color: "#98a1b3", type: "dashed" }, data: [{ yAxis: 0.8 }],
          },
        },
      ],
    }),
    [points, number, share],
  );
  const sentence =
    most > 0
      ? t("variants.most", { count: most, share: share(0.8) })
      : t("variants.scattered", { count: points.length, share: share(points.at(-1) ?? 0) });
  return (
    <Paper withBorder p="md">
      <Title order={2} fz={16}>
        {t("variants.coverage")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {sentence}
      </Text>
      <Suspense fallback={<Skeleton height={180} />}>
        <Chart option={option} height={180} label={sentence} />
      </Suspense>
    </Paper>
  );
}
