import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Choice } from "../compare/useCompared";

export const EVERYBODY = "everybody";

/** The segment whose evidence is asked for, before those it is compared with; none for everybody. */
export function segmentsOf(chosen: Choice[], whose: string | null): string[] {
  const ids = chosen.map(({ segmentId }) => segmentId);
  if (whose === EVERYBODY) return [];
  const first = whose !== null && ids.includes(whose) ? whose : ids[0];
  return first === undefined ? [] : [first, ...ids.filter((id) => id !== first)];
}

interface WhoseProps {
  chosen: Choice[];
  whose: string;
  onWhose: (whose: string) => void;
}

/** Whose evidence is shown: that of one of the groups compared on the map, or everybody's. */
export function Whose({ chosen, whose, onWhose }: WhoseProps) {
  const { t } = useTranslation("compare");
  const groups = chosen.map(({ segmentId, name }) => ({ value: segmentId, label: name }));
  return (
    <Select
      size="xs" mb="sm" pr={36} label={t("whose")} allowDeselect={false} value={whose} onChange={(chosenOne) => chosenOne && onWhose(chosenOne)}
      data={[...groups, { value: EVERYBODY, label: t("everybody") }]}
    />
  );
}
