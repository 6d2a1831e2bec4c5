import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/format";
import { useFilterWords } from "../../insights/filter/words";
import type { Still } from "./useStillScene";

/** What all figures of a map rest on: period, journeys counted, the filter in words. */
export function useBasis({ measured, filter }: Pick<Still, "measured" | "filter">): string[] {
  const { t } = useTranslation("sharing");
  const { date, number } = useFormat();
  const narrowing = useFilterWords(filter);
  if (!measured) return [];
  const { first_us: from, last_us: to, cases: some, total_cases: all } = measured;
  return [
    from !== null && to !== null ? t("version.period", { from: date(from), to: date(to) }) : t("version.no_lens"),
    some === null
      ? ""
      : all !== null && some < all
        ? t("version.narrowed", { some: number(some), all: number(all) })
        : t("present.journeys", { count: some, n: number(some) }),
    narrowing,
  ].filter(Boolean);
}
