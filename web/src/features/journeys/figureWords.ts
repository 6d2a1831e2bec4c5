import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Figure } from "@/api/types";
import { durationUnit, numberWriter, useFormat, withMinus } from "@/ui/format";

const SIGNED = new Set(["gap", "experience_own", "experience_promise", "decisive", "emotion_gap", "emotion_score", "emotion_sentiment"]);

/** How a value of a measure is written: unit, digits, sign. */
function writing(measure: string, unit: string, size: number): [Intl.NumberFormatOptions, number] {
  const sign = SIGNED.has(measure) ? ({ signDisplay: "exceptZero" } as const) : {};
  if (unit === "share") {
    return [{ style: "percent", maximumFractionDigits: size < 0.0995 ? 1 : 0, ...sign }, 1];
  }
  if (unit === "seconds") {
    const [name, seconds] = durationUnit(size);
    const digits = size / seconds < 10 ? 1 : 0;
    return [{ style: "unit", unit: name, unitDisplay: "long", maximumFractionDigits: digits }, seconds];
  }
  const digits = unit === "cases" || unit === "records" ? 0 : unit === "rating" || unit === "emotion" ? 2 : 1;
  return [{ maximumFractionDigits: digits, minimumFractionDigits: digits, ...sign }, 1];
}

/** "49% – 54%" as "49–54%", unless a sign stands between; a range of one number as that number. */
function tight(text: string): string {
  const whole = withMinus(text).replace(/^[~≈]/, "");
  if (/[−+]/.test(whole)) return whole.replace(/\s*[–-]\s*(?=[−+]?\d)/, "…");
  return whole.replace(/(\d)\s*%?\s*[–-]\s*(?=\d)/, "$1–");
}

export interface FigureWords {
  value: (measure: string, unit: string, value: number) => string;
  range: (measure: string, unit: string, low: number, high: number, size?: number) => string;
  of: (figure: Figure) => string;
  interval: (figure: Figure) => string;
  n: (figure: Figure) => string;
}

/** Figures in words of the language: "4.2 days", "3.9–4.6 days", "too few (n = 7)". */
export function useFigureWords(): FigureWords {
  const { t } = useTranslation("journeys");
  const { language, number } = useFormat();
  return useMemo(() => {
    const value: FigureWords["value"] = (measure, unit, amount) => {
      const [options, size] = writing(measure, unit, Math.abs(amount));
      return withMinus(numberWriter(language, options).format(amount / size + 0));
    };
    const range: FigureWords["range"] = (measure, unit, low, high, like = Math.max(Math.abs(low), Math.abs(high))) => {
      const [options, size] = writing(measure, unit, Math.abs(like));
      return tight(numberWriter(language, options).formatRange(low / size + 0, high / size + 0));
    };
    const n: FigureWords["n"] = (figure) =>
      figure.denominator === null
        ? t("figure.n", { n: number(figure.n) }).replaceAll(" ", "\u00a0")
        : t("figure.n_of", { n: number(figure.n), all: number(figure.denominator) });
    return {
      value,
      range,
      n,
      of: (figure) => {
        if (figure.withheld === "withheld") return t("figure.withheld", { n: number(figure.denominator ?? figure.n) });
        return figure.value === null ? t("figure.none") : value(figure.measure, figure.unit, figure.value);
      },
      interval: (figure) =>
        figure.low === null || figure.high === null ? "" : range(figure.measure, figure.unit, figure.low, figure.high, figure.value ?? undefined),
    };
  }, [t, language, number]);
}

/** Whether there is anything to show of a figure. */
export const isMeasured = (figure: Figure | undefined): figure is Figure =>
  figure !== undefined && (figure.value !== null || figure.withheld === "withheld");
