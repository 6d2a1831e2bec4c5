import { useTranslation } from "react-i18next";
import type { CompanyPair, PathStep } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useFigureWords } from "../figureWords";

type Shown = NonNullable<PathStep["reach"]>;

/** Shares and times of the company's view in words, n and denominator beside each. */
export function useShownFigures() {
  const { t } = useTranslation("company");
  const { number, share, date } = useFormat();
  const words = useFigureWords();
  const range = (figure: Shown, unit: string) =>
    figure.low === null || figure.high === null ? "" : words.range(unit, unit, figure.low, figure.high, figure.value ?? undefined);
  return {
    /** "412 of 1,240 journeys (33%; 31–36%)". */
    share: (figure: Shown) => {
      if (figure.withheld === "withheld") return t("thin", { n: number(figure.n) });
      const all = number(figure.denominator ?? figure.n);
      if (figure.value === null) return t("none_asked");
      return t("share", { n: number(figure.n), all, share: share(figure.value), range: range(figure, "share") });
    },
    /** "4.2 days (3.9–4.6 days; n = 312)". */
    time: (figure: Shown) => {
      if (figure.withheld === "withheld") return t("thin", { n: number(figure.n) });
      if (figure.value === null) return t("not_reached", { n: number(figure.n) });
      const value = words.value("time", "seconds", figure.value);
      return t("time", { value, range: range(figure, "seconds") || "…", n: number(figure.n) });
    },
    seconds: (seconds: number) => words.value("time", "seconds", seconds),
    period: (figure: Pick<Shown, "first_us" | "last_us">) =>
      figure.first_us === null || figure.last_us === null ? "" : t("period", { from: date(figure.first_us), to: date(figure.last_us) }),
  };
}

/** Whether the time of a pair does not bear out the plan. */
export const isLate = (pair: CompanyPair): boolean => pair.planned_seconds !== null && pair.time_state === "refuted";
