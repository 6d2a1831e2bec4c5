import { useMemo } from "react";
import type { ContentOf } from "@/canvas/contents";
import { numberWriter, useFormat, withMinus, withoutYearWord } from "@/ui/format";

const MOST_DIGITS = 6;

/** Amounts that people wrote, in the words of the language: nothing of them is rounded away. */
export function useAmounts() {
  const { language } = useFormat();
  return useMemo(() => {
    const plain = (value: number) => withMinus(numberWriter(language, { maximumFractionDigits: MOST_DIGITS }).format(value));
    return {
      quantity: (value: number, unit: string) => {
        if (unit === "%") return withMinus(numberWriter(language, { style: "percent", maximumFractionDigits: MOST_DIGITS }).format(value / 100));
        return unit ? `${plain(value)}\u00a0${unit}` : plain(value);
      },
      time: ({ amount, unit }: ContentOf<"duration">) =>
        numberWriter(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: MOST_DIGITS }).format(amount),
      unit: (unit: ContentOf<"duration">["unit"]) =>
        numberWriter(language, { style: "unit", unit, unitDisplay: "long" }).formatToParts(5).find((part) => part.type === "unit")?.value ?? unit,
      /** A day without a time belongs to no zone. */
      day: (iso: string) =>
        withoutYearWord(new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`))),
    };
  }, [language]);
}
