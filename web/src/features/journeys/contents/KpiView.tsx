import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isMet, type ContentOf } from "@/canvas/contents";
import { useAmounts } from "./useAmounts";

/** A KPI against its target: whether it is met is told by mark, word and colour. */
export function KpiView({ kpi }: { kpi: ContentOf<"kpi"> }) {
  const { t } = useTranslation("contents");
  const amounts = useAmounts();
  const met = isMet(kpi);
  const target = kpi.target === null ? "" : amounts.quantity(kpi.target, kpi.unit);
  return (
    <div className="content-kpi">
      <div>{kpi.name}</div>
      {kpi.value !== null && <b>{amounts.quantity(kpi.value, kpi.unit)}</b>}
      {kpi.target !== null && (
        <div className="figure-small">{t(kpi.is_less_better ? "kpi.at_most" : "kpi.at_least", { target })}</div>
      )}
      {met !== null && (
        <span className="gap-badge" data-sign={met ? "plus" : "minus"}>
          {met ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />} {t(met ? "kpi.met" : "kpi.missed")}
        </span>
      )}
      {kpi.as_of && <div className="figure-small">{t("kpi.as_of", { date: amounts.day(kpi.as_of) })}</div>}
    </div>
  );
}
