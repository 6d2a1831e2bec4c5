import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Difference, Figure } from "@/api/types";
import { durationUnit, numberWriter, useFormat, withMinus } from "@/ui/format";

/** How a difference of a measure is written: shares in percentage points, the rest in its own unit. */
export function writingOf(unit: string, size: number): { options: Intl.NumberFormatOptions; factor: number; isPoints: boolean } {
  if (unit === "share") return { options: { maximumFractionDigits: size < 0.0995 ? 1 : 0 }, factor: 100, isPoints: true };
  if (unit === "seconds") {
    const [name, seconds] = durationUnit(size);
    return { options: { style: "unit", unit: name, maximumFractionDigits: size / seconds < 10 ? 1 : 0 }, factor: 1 / seconds, isPoints: false };
  }
  const digits = unit === "rating" || unit === "emotion" ? 2 : 1;
  return { options: { minimumFractionDigits: digits, maximumFractionDigits: digits }, factor: 1, isPoints: false };
}

/** A time and its interval share one unit, that of the farthest: "+1.3 h, −11…+12 h", never 703 minutes. */
export const sizeOf = (unit: string, { value, low, high }: Difference): number =>
  unit === "seconds" ? Math.max(...[value, low, high].map((end) => Math.abs(end ?? 0))) : Math.abs(value);

/** Differences in words: "+0.42", "−3 points", "+0.10…+0.74". */
export function useDifferenceWords() {
  const { t } = useTranslation("compare");
  const { language } = useFormat();
  return useMemo(() => {
    const write = (unit: string, size: number, amount: number) => {
      const { options, factor } = writingOf(unit, size);
      return withMinus(numberWriter(language, { ...options, signDisplay: "exceptZero" }).format(amount * factor + 0));
    };
    const pointed = (unit: string, text: string) => (unit === "share" ? t("points", { value: text }) : text);
    return {
      value: ({ unit }: Pick<Figure, "unit">, told: Difference) => pointed(unit, write(unit, sizeOf(unit, told), told.value)),
      interval: ({ unit }: Pick<Figure, "unit">, told: Difference) =>
        told.low === null || told.high === null ? "" : [told.low, told.high].map((end) => write(unit, sizeOf(unit, told), end)).join("…"),
    };
  }, [t, language]);
}
