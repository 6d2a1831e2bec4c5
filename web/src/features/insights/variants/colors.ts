import type { Variant } from "@/api/types";

/** Ten tints that stay apart for the colour-blind (after Okabe–Ito), dark text on each. */
export const TINTS = [
  "#b9d3f5", "#fbd6a4", "#b6e3d1", "#f3c0b2", "#d7c8ef", "#f4e6a0", "#c3e3f2", "#edc4dd", "#d5dbe5", "#cfe2b0",
] as const;

/** One tint for each activity, the commonest first; from the eleventh on they repeat. */
export function colorsOf(variants: Variant[]): Map<string, string> {
  const cases = new Map<string, number>();
  for (const variant of variants) {
    for (const activity of new Set(variant.activities)) {
      cases.set(activity, (cases.get(activity) ?? 0) + variant.cases);
    }
  }
  const sorted = [...cases].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return new Map(sorted.map(([activity], index) => [activity, TINTS[index % TINTS.length] ?? TINTS[8]]));
}
