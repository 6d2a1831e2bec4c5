/** What of a comparison stands in the address, so that it can be shared. */
export interface CompareSearch {
  /** Segments, or personas that stand for one; the first is what the others are held against. */
  compare?: string[];
  /** Whether differences are shown instead of the values side by side. */
  differ?: boolean;
}

export const MOST_COMPARED = 4;

export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  const { compare, differ } = search;
  const ids = Array.isArray(compare) ? compare.filter((id): id is string => typeof id === "string").slice(0, MOST_COMPARED) : [];
  return { ...(ids.length > 0 ? { compare: ids } : {}), ...(ids.length > 1 && differ === true ? { differ } : {}) };
}
