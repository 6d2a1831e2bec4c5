import { Checkbox, Group, NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContentOf } from "@/canvas/contents";
import { DayInput } from "../../tasks/DayInput";
import { useMeasureWord } from "../evidence/measureWords";
import { unitOf } from "../lanes/measures";
import { numberMarks } from "./numberMarks";
import { useAmounts } from "./useAmounts";

interface KpiFormProps {
  value: ContentOf<"kpi"> | null;
  /** What can count the same at this step. */
  measures: string[];
  onChange: (value: ContentOf<"kpi"> | null) => void;
}

const EMPTY: ContentOf<"kpi"> = { kind: "kpi", name: "", value: null, unit: "", target: null, is_less_better: false, as_of: null, measure: null };
const numberOf = (typed: number | string) => (typeof typed === "number" ? typed : null);

/** What is counted, how much of it there is and should be, and of which day that tells. */
export function KpiForm({ value, measures, onChange }: KpiFormProps) {
  const { t, i18n } = useTranslation("contents");
  const [draft, setDraft] = useState(value ?? EMPTY);
  const marks = numberMarks(i18n.language);
  const amounts = useAmounts();
  const word = useMeasureWord();
  const own = draft.measure ?? "";
  const offered = own === "" || measures.includes(own) ? measures : [own, ...measures];
  const set = (changed: Partial<ContentOf<"kpi">>) => {
    const next = { ...draft, ...changed };
    setDraft(next);
    const isEmpty = !next.name.trim() && next.value === null && next.target === null;
    onChange(isEmpty ? null : { ...next, name: next.name.trim() || t("kpi.unnamed"), unit: next.unit.trim() });
  };
  const measure = (name: string | null) => {
    const counted = name === null ? "" : unitOf(name);
    const unit = counted === "share" ? "%" : counted === "seconds" && draft.unit.trim() === "" ? amounts.unit("day") : draft.unit;
    set({ measure: name, unit });
  };
  return (
    <>
      <TextInput
        label={t("kpi.name")} size="xs" value={draft.name} maxLength={300} data-autofocus
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Group gap="xs" grow>
        <NumberInput label={t("kpi.value")} size="xs" hideControls value={draft.value ?? ""} onChange={(typed) => set({ value: numberOf(typed) })} {...marks} />
        <NumberInput label={t("kpi.target")} size="xs" hideControls value={draft.target ?? ""} onChange={(typed) => set({ target: numberOf(typed) })} {...marks} />
        <TextInput label={t("kpi.unit")} size="xs" value={draft.unit} maxLength={40} onChange={(event) => set({ unit: event.currentTarget.value })} />
      </Group>
      <Checkbox
        label={t("kpi.less_is_better")} size="xs" checked={draft.is_less_better}
        onChange={(event) => set({ is_less_better: event.currentTarget.checked })}
      />
      <Select
        label={t("kpi.measure")} description={t("kpi.measure_why")} placeholder={t("kpi.by_nothing")} size="xs" clearable searchable
        data={offered.map((name) => ({ value: name, label: word(name) }))} value={draft.measure ?? null} onChange={measure}
        comboboxProps={{ withinPortal: false }} clearButtonProps={{ "aria-label": t("ui:remove") }}
      />
      {/* Within the form: a click beside it would end the writing. */}
      <DayInput
        label={t("kpi.date")} size="xs" value={draft.as_of} popoverProps={{ withinPortal: false }}
        onChange={(as_of) => set({ as_of })}
      />
    </>
  );
}
