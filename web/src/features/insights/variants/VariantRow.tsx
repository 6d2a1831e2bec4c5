import { Checkbox, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Variant } from "@/api/types";
import { useCases } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { useLens } from "../useLens";

interface VariantRowProps {
  variant: Variant;
  rank: number;
  colors: Map<string, string>;
  isChosen: boolean;
  onToggle: () => void;
}

/** One path as a row of chevrons, with how many go this way and how long it takes. */
export function VariantRow({ variant, rank, colors, isChosen, onToggle }: VariantRowProps) {
  const { t } = useTranslation("insights");
  const { number, share, duration } = useFormat();
  const cases = useCases();
  const { lens } = useLens();
  return (
    <div className="variant-row" data-chosen={isChosen || undefined}>
      <Checkbox
        checked={isChosen} onChange={onToggle}
        aria-label={t("variants.choose", { rank: number(rank), path: variant.activities.join(" → ") })}
      />
      <div className="variant-figures">
        <Text fw={600} size="sm">
          {share(variant.share, 1)}
        </Text>
        <Text size="xs" c="dimmed">
          {cases(variant.cases, lens?.object_type)}
        </Text>
        {variant.median_seconds !== null && (
          <Text size="xs" c="dimmed">
            {t("variants.median", { time: duration(variant.median_seconds) })}
          </Text>
        )}
      </div>
      <ol className="variant-path">
        {variant.activities.map((activity, index) => (
          <li key={index} className="variant-step" style={{ backgroundColor: colors.get(activity) }} title={activity}>
            {activity}
          </li>
        ))}
      </ol>
    </div>
  );
}
