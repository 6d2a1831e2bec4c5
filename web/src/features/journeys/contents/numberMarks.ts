import { numberWriter } from "@/ui/format";

/** With which signs numbers are typed in a language; a point is always taken for a decimal one, too. */
export function numberMarks(language: string) {
  const decimal = numberWriter(language, {}).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  return { decimalSeparator: decimal, allowedDecimalSeparators: [".", ","], decimalScale: 6 };
}
