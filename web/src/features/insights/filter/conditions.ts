import type { Filter } from "@/api/types";

/** One condition of a filter, as a chip shows it: what it is about, its values, the filter without it. */
export interface Condition {
  key: string;
  kind: "case" | "event" | "period" | "length" | "follows" | "variants" | ListKind;
  name: string;
  values: string[];
  without: Filter;
}

const LISTS = ["contains", "starts", "ends", "without", "states"] as const;
export type ListKind = (typeof LISTS)[number];

function choiceConditions(filter: Filter, kind: "case" | "event"): Condition[] {
  return Object.entries(filter[kind] ?? {}).map(([name, values]) => ({
    key: `${kind}-${name}`,
    kind,
    name,
    values,
    without: { ...filter, [kind]: { ...filter[kind], [name]: [] } },
  }));
}

/** Every condition of a filter, in a fixed order. */
export function conditionsOf(filter: Filter): Condition[] {
  const found: Condition[] = [];
  const add = (kind: Condition["kind"], values: string[], without: Filter) =>
    found.push({ key: kind, kind, name: "", values, without });
  if (filter.since_us != null || filter.until_us != null) {
    add("period", [], { ...filter, since_us: null, until_us: null });
  }
  found.push(...choiceConditions(filter, "event"), ...choiceConditions(filter, "case"));
  for (const kind of LISTS) {
    const values = filter[kind] ?? [];
    if (values.length > 0) add(kind, values, { ...filter, [kind]: [] });
  }
  if (filter.follows) add("follows", [...filter.follows], { ...filter, follows: null });
  if (filter.variants?.length) add("variants", filter.variants, { ...filter, variants: [] });
  if (filter.min_seconds != null || filter.max_seconds != null) {
    add("length", [], { ...filter, min_seconds: null, max_seconds: null });
  }
  return found;
}
