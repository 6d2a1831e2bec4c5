const MICROSECONDS = 1000;

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  }).formatToParts(ms);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - ms;
}

/** The moment a day ("2025-03-30") begins in a zone, in microseconds since 1970 UTC. */
export function dayStartUs(day: string, zone: string): number {
  const naive = Date.parse(`${day}T00:00:00Z`);
  const guess = naive - offsetAt(naive, zone);
  return (naive - offsetAt(guess, zone)) * MICROSECONDS;
}

/** The day after, as text. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The day of a moment in a zone, as text. */
export function dayOf(us: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(us / MICROSECONDS);
}
