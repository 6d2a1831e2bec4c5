import { useTranslation } from "react-i18next";
import type { Filter } from "@/api/types";
import { useFormat } from "@/ui/format";
import { conditionsOf, type Condition } from "./conditions";

const NAMED = ["channel", "department", "activity"];

/** A whole filter in words: "region: north; state: open". */
export function useFilterWords(filter: Filter): string {
  const wordsOf = useConditionWords(filter);
  return conditionsOf(filter).map(wordsOf).join("; ");
}

/** A condition in words: "contains: Payment, Delivery". */
export function useConditionWords(filter: Filter): (condition: Condition) => string {
  const { t } = useTranslation("insights");
  const { date, duration } = useFormat();
  const between = (from: string | null, to: string | null) =>
    from && to
      ? t("filter.between", { from, to })
      : from
        ? t("filter.at_least", { from })
        : t("filter.at_most", { to: to ?? "" });
  return (condition) => {
    if (condition.kind === "period") {
      const from = filter.since_us == null ? null : date(filter.since_us);
      const to = filter.until_us == null ? null : date(filter.until_us - 1);
      return from && to ? `${from} – ${to}` : from ? t("filter.since", { from }) : t("filter.until", { to: to ?? "" });
    }
    if (condition.kind === "length") {
      const from = filter.min_seconds == null ? null : duration(filter.min_seconds);
      const to = filter.max_seconds == null ? null : duration(filter.max_seconds);
      return `${t("filter.length")}: ${between(from, to)}`;
    }
    if (condition.kind === "follows") return condition.values.join(" → ");
    if (condition.kind === "variants") return t("filter.variants", { count: condition.values.length });
    if (condition.kind === "states") {
      return `${t("filter.states")}: ${condition.values.map((value) => t(`filter.state.${value}`)).join(", ")}`;
    }
    const isChoice = condition.kind === "case" || condition.kind === "event";
    const name = isChoice
      ? NAMED.includes(condition.name)
        ? t(`filter.${condition.name}`)
        : condition.name
      : t(`filter.${condition.kind}`);
    return `${name}: ${condition.values.join(", ")}`;
  };
}
