import { Button, Group, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyStep } from "@/api/types";
import { numberMarks } from "../contents/numberMarks";
import type { Company } from "./useCompany";

const UNITS = { minute: 60, hour: 3600, day: 86_400 };
type Unit = keyof typeof UNITS;

/** The largest unit of which a time is a whole number. */
export function unitOf(seconds: number | null): Unit {
  if (seconds === null) return "day";
  return (["day", "hour"] as const).find((unit) => seconds % UNITS[unit] === 0) ?? "minute";
}

interface PlanProps {
  step: CompanyStep;
  seconds: number | null;
  company: Company;
}

/** How long the company means a step to take until its next one, at most. */
export function Plan({ step, seconds, company }: PlanProps) {
  const { t, i18n } = useTranslation("company");
  const [unit, setUnit] = useState<Unit>(unitOf(seconds));
  const [amount, setAmount] = useState<number | string>(seconds === null ? "" : seconds / UNITS[unit]);
  const said = amount === "" ? null : Number(amount) * UNITS[unit];
  const isNew = said !== seconds && (said === null || said > 0);
  return (
    <Group gap="xs" align="flex-end" mt="xs">
      <NumberInput label={t("plan.label")} value={amount} onChange={setAmount} min={0} w={150} allowNegative={false} {...numberMarks(i18n.language)} />
      <Select
        aria-label={t("plan.unit")} w={120} allowDeselect={false} value={unit} onChange={(one) => one && setUnit(one as Unit)}
        data={(["minute", "hour", "day"] as const).map((one) => ({ value: one, label: t(`plan.${one}`) }))} comboboxProps={{ zIndex: 400 }}
      />
      <Button variant="default" disabled={!isNew} loading={company.correct.isPending} onClick={() => company.correct.mutate({ id: step.id, said: { planned_seconds: said } })}>
        {t("plan.keep")}
      </Button>
    </Group>
  );
}
