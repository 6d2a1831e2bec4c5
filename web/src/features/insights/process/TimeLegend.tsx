import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Graph } from "@/api/types";
import { useFormat } from "@/ui/format";
import { TIME_SCALE, usualSeconds } from "./times";

/** What the colours of the time mode say. */
export function TimeLegend({ graph }: { graph: Graph }) {
  const { t } = useTranslation("insights");
  const { duration } = useFormat();
  const usual = usualSeconds(graph.edges);
  return (
    <Group gap="xs">
      <Text size="sm">{t("graph.quick")}</Text>
      <svg width={120} height={10} aria-hidden>
        {TIME_SCALE.map((color, index) => (
          <rect key={color} x={index * 24} width={24} height={10} fill={color} />
        ))}
      </svg>
      <Text size="sm">{t("graph.slow")}</Text>
      {usual !== null && (
        <Text size="sm" c="dimmed">
          {t("graph.usual", { time: duration(usual) })}
        </Text>
      )}
    </Group>
  );
}
