/** Where a value lies on its scale, 0…1; outside values stick to the ends. */
export function fractionOf(value: number, min: number, max: number): number {
  if (max <= min) return 0;
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** A claimed end in the unit a person types: seconds as days, shares as percent. */
export const TYPED: Record<string, number> = { seconds: 86_400, share: 0.01 };

export function typedOf(value: number | null | undefined, unit: string): number | "" {
  if (value === null || value === undefined) return "";
  return Math.round((value / (TYPED[unit] ?? 1)) * 1000) / 1000;
}

export function untyped(value: number | string, unit: string): number | null {
  return typeof value === "number" ? value * (TYPED[unit] ?? 1) : null;
}
