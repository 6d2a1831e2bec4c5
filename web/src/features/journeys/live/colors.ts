/** Twelve colours on which white words can be read, and which stand out from light and dark surfaces. */
const COLORS = [
  "#c92a62", "#1971c2", "#27803a", "#c2410c", "#7048e8", "#0b7f8a",
  "#b81f92", "#7a6a00", "#4263eb", "#c83232", "#087f5b", "#94612f",
] as const;

export const colorOf = ({ color }: { color: number }): string => COLORS[color % COLORS.length] ?? COLORS[0];

export function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase()).join("");
}
