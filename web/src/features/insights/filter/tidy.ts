import type { Filter } from "@/api/types";

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return Array.isArray(value) && value.length === 0;
}

function tidyChoices(choices: Record<string, string[]> | undefined): Record<string, string[]> | undefined {
  const kept = Object.entries(choices ?? {}).filter(([, values]) => values.length > 0);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** A filter without its empty parts, so that one choice has one address. */
export function tidy(filter: Filter): Filter {
  const whole = { ...filter, case: tidyChoices(filter.case), event: tidyChoices(filter.event) };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => !isNothing(value))) as Filter;
}
