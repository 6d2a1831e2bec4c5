import { useTranslation } from "react-i18next";
import type { Understanding } from "@/api/types";
import { useCases } from "@/ui/cases";
import { useFormat } from "@/ui/format";

type Facts = Pick<
  Understanding,
  "kind" | "events" | "cases" | "observations" | "respondents" | "first_us" | "last_us" | "zone"
>;

/** "4,000 orders, 21,840 events, from 5 Sep 2016 to 17 Oct 2018, time zone America/Sao_Paulo". */
export function useUnderstoodSentence(objectType = "case") {
  const { t } = useTranslation("sources");
  const { date } = useFormat();
  const cases = useCases();
  return (facts: Facts) => {
    const counts =
      facts.kind === "events"
        ? [cases(facts.cases, objectType), t("understood.events", { count: facts.events })]
        : [
            t("understood.observations", { count: facts.observations }),
            ...(facts.respondents ? [t("understood.respondents", { count: facts.respondents })] : []),
          ];
    const { first_us: first, last_us: last } = facts;
    const period =
      first === null || last === null
        ? []
        : [t("understood.period", { first: date(first), last: date(last) }), t("understood.zone", { zone: facts.zone })];
    return `${[...counts, ...period].join(", ")}.`;
  };
}
