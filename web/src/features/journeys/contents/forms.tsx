import { Group, Input, NumberInput, Rating, Select, TagsInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MOST_MARKS, SECONDS, type CellContent, type ContentOf, type TimeUnit } from "@/canvas/contents";
import { numberMarks } from "./numberMarks";
import { useAmounts } from "./useAmounts";
import { useKnownSystems } from "./useKnownSystems";

interface FormProps<C extends CellContent> {
  value: C | null;
  onChange: (value: C | null) => void;
}

interface MarksFieldProps {
  label: string;
  value: number | null;
  isFirst?: boolean;
  onChange: (marks: number | null) => void;
}

/** One to five, by arrow keys or a click; the same mark once more takes it away. */
function MarksField({ label, value, isFirst, onChange }: MarksFieldProps) {
  const { t } = useTranslation("contents");
  return (
    <Input.Wrapper label={label} labelElement="div" size="xs">
      <Rating
        count={MOST_MARKS} value={value ?? 0} size="lg" aria-label={label} allowClear data-autofocus={isFirst || undefined}
        onChange={(marks) => onChange(marks === 0 || marks === value ? null : marks)}
        getSymbolLabel={(marks) => t("marks.of", { marks, most: MOST_MARKS })}
      />
    </Input.Wrapper>
  );
}

export function ImportanceForm({ value, onChange }: FormProps<ContentOf<"importance">>) {
  const { t } = useTranslation("contents");
  const set = (marks: number | null) => onChange(marks === null ? null : { kind: "importance", marks });
  return <MarksField label={t("importance.label")} value={value?.marks ?? null} isFirst onChange={set} />;
}

export function OpportunityForm({ value, onChange }: FormProps<ContentOf<"opportunity">>) {
  const { t } = useTranslation("contents");
  const set = (changed: { value?: number | null; effort?: number | null }) => {
    const next = { kind: "opportunity" as const, value: value?.value ?? null, effort: value?.effort ?? null, ...changed };
    onChange(next.value === null && next.effort === null ? null : next);
  };
  return (
    <Group gap="lg">
      <MarksField label={t("opportunity.value")} value={value?.value ?? null} isFirst onChange={(marks) => set({ value: marks })} />
      <MarksField label={t("opportunity.effort")} value={value?.effort ?? null} onChange={(marks) => set({ effort: marks })} />
    </Group>
  );
}

const UNITS = Object.keys(SECONDS) as TimeUnit[];

export function DurationForm({ value, onChange }: FormProps<ContentOf<"duration">>) {
  const { t, i18n } = useTranslation("contents");
  const amounts = useAmounts();
  const [amount, setAmount] = useState<number | string>(value?.amount ?? "");
  const [unit, setUnit] = useState<TimeUnit>(value?.unit ?? "day");
  const set = (many: number | string, of: TimeUnit) => {
    setAmount(many);
    setUnit(of);
    onChange(typeof many === "number" ? { kind: "duration", amount: many, unit: of } : null);
  };
  return (
    <Group gap="xs" grow align="flex-end">
      <NumberInput
        label={t("duration.amount")} size="xs" min={0} max={1_000_000} value={amount} data-autofocus hideControls
        onChange={(many) => set(many, unit)} {...numberMarks(i18n.language)}
      />
      <Select
        label={t("duration.unit")} size="xs" allowDeselect={false} value={unit} comboboxProps={{ withinPortal: false }}
        data={UNITS.map((one) => ({ value: one, label: amounts.unit(one) }))} onChange={(one) => set(amount, (one ?? unit) as TimeUnit)}
      />
    </Group>
  );
}

export function SystemsForm({ value, onChange }: FormProps<ContentOf<"systems">>) {
  const { t } = useTranslation("contents");
  const known = useKnownSystems();
  return (
    <TagsInput
      label={t("systems.label")} description={t("systems.why")} size="xs" data={known} value={value?.names ?? []} maxTags={50} data-autofocus
      splitChars={[",", ";"]} acceptValueOnBlur comboboxProps={{ withinPortal: false }}
      onChange={(names) => onChange(names.length > 0 ? { kind: "systems", names: names.map((name) => name.slice(0, 300)) } : null)}
    />
  );
}
