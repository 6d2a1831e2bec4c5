import { useTranslation } from "react-i18next";
import { useZone } from "./zone";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** The unit in which a duration reads best, and how many seconds it has. */
export function durationUnit(seconds: number): [Intl.NumberFormatOptions["unit"], number] {
  const size = Math.abs(seconds);
  if (size < 100) return ["second", 1];
  if (size < 100 * MINUTE) return ["minute", MINUTE];
  if (size < 48 * HOUR) return ["hour", HOUR];
  if (size < 2 * YEAR) return ["day", DAY];
  return ["year", YEAR];
}

function digitsOf(value: number): number {
  const size = Math.abs(value);
  return size < 10 ? 1 : 0;
}

export interface Formats {
  language: string;
  number: (value: number, digits?: number) => string;
  share: (value: number, digits?: number) => string;
  signed: (value: number, digits?: number) => string;
  duration: (seconds: number, width?: "long" | "short" | "narrow") => string;
  date: (us: number) => string;
  dateTime: (us: number) => string;
  moment: (iso: string) => string;
  bytes: (size: number) => string;
}

const writers = new Map<string, Intl.NumberFormat>();

/** A writer of numbers, made once: making one costs more than a hundred uses. */
export function numberWriter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const writer = writers.get(key) ?? new Intl.NumberFormat(language, options);
  writers.set(key, writer);
  return writer;
}

const known = new Map<string, Formats>();

/** A true minus sign, as the field's tables print it. */
export const withMinus = (text: string): string => text.replace(/-(?=\d)/g, "−");

/** How a field that chooses days writes them. */
export const dayPattern = (language: string): string => (language === "en" ? "MMM D, YYYY" : "DD.MM.YYYY");

/** Russian writes "г." after a year: before the full stop of a sentence it would stand doubled. */
export const withoutYearWord = (text: string): string => text.replace(/\sг\.(?=,|$)/, "");

/** Numbers, dates and durations as the language and the workspace's zone write them; the same object each time. */
export function formats(language: string, zone: string): Formats {
  const key = `${language} ${zone}`;
  const found = known.get(key) ?? newFormats(language, zone);
  known.set(key, found);
  return found;
}

function newFormats(language: string, zone: string): Formats {
  const number = (value: number, digits = 0) =>
    numberWriter(language, { maximumFractionDigits: digits }).format(value);
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: zone });
  const minute = new Intl.DateTimeFormat(language, {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone,
  });
  return {
    language,
    number,
    share: (value, digits) =>
      numberWriter(language, {
        style: "percent",
        maximumFractionDigits: digits ?? (value > 0 && value < 0.0995 ? 1 : 0),
      }).format(value),
    signed: (value, digits = 1) =>
      withMinus(numberWriter(language, { maximumFractionDigits: digits, signDisplay: "exceptZero" }).format(value)),
    duration: (seconds, width = "long") => {
      const [unit, size] = durationUnit(seconds);
      const value = seconds / size;
      return numberWriter(language, {
        style: "unit", unit, unitDisplay: width, maximumFractionDigits: digitsOf(value),
      }).format(value);
    },
    date: (us) => withoutYearWord(day.format(us / 1000)),
    dateTime: (us) => withoutYearWord(minute.format(us / 1000)),
    moment: (iso) => withoutYearWord(minute.format(new Date(iso))),
    bytes: (size) => {
      const [unit, divisor] = size < 1e6 ? (["kilobyte", 1e3] as const) : size < 1e9 ? (["megabyte", 1e6] as const) : (["gigabyte", 1e9] as const);
      return numberWriter(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(size / divisor);
    },
  };
}

export function useFormat(): Formats {
  const { i18n } = useTranslation();
  const zone = useZone();
  return formats(i18n.language, zone);
}
