import { useFormat } from "@/ui/format";

/** A day without a time of day, as the language writes it. */
export function useDay(): (day: string) => string {
  const { language } = useFormat();
  return (day) => new Date(day).toLocaleDateString(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
