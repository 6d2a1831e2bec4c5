import { useTranslation } from "react-i18next";
import type { Figure } from "@/api/types";
import { useFormat } from "@/ui/format";
import { isMeasured, useFigureWords } from "../figureWords";
import { familyOf } from "./measureWords";

/** Measures whose direction the sentence tells in words. */
const ABSOLUTE = new Set(["gap", "decisive", "experience_own", "experience_promise"]);

/** The key of the sentence that says what a figure means. */
export function sentenceKey(figure: Figure): string {
  const family = familyOf(figure.measure);
  if (family === "gap" || family === "decisive" || family === "against_own" || family === "against_promise") {
    const value = figure.value ?? 0;
    return `sentence.${family}_${value === 0 ? "none" : value < 0 ? "minus" : "plus"}`;
  }
  return family === "visits" || family === "waits" ? `sentence.${figure.measure}` : `sentence.${family}`;
}

/** A figure as a plain sentence, with what makes it sure or unsure in brackets. */
export function useSentence(): (figure: Figure | null, name: string) => string {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  const { number } = useFormat();
  return (figure, name) => {
    if (!figure || !isMeasured(figure)) return t("sentence.nothing", { name });
    if (figure.withheld === "withheld") return t("sentence.withheld", { name, n: number(figure.denominator ?? figure.n) });
    const amount = figure.value ?? 0;
    const isAbsolute = ABSOLUTE.has(figure.measure);
    const value = isAbsolute ? words.value("", figure.unit, Math.abs(amount)) : words.of(figure);
    const main = t(sentenceKey(figure), {
      name, value, measure: figure.measure, min: number(figure.scale_min ?? 1), max: number(figure.scale_max ?? 5),
    });
    const range = words.interval(figure);
    const brackets = [
      figure.unit === "seconds" ? t("sentence.half") : "",
      range ? t("sentence.sure", { range }) : "",
      figure.unit === "cases" || figure.unit === "records" ? "" : words.n(figure),
      openPart(figure, (count) => t("sentence.open", { n: number(count) })),
    ].filter(Boolean);
    return brackets.length > 0 ? `${main} (${brackets.join("; ")}).` : `${main}.`;
  };
}

function openPart(figure: Figure, word: (count: number) => string): string {
  const count = figure.counts.n_censored ?? figure.counts.open ?? 0;
  return count > 0 ? word(count) : "";
}
