import type { Figure } from "@/api/types";

export type Sign = "plus" | "minus" | "none";

/** Better or worse; neither where the interval of the difference holds zero. */
export function signOf(difference: Figure | undefined): Sign {
  if (!difference || difference.low === null || difference.high === null || difference.low * difference.high <= 0) return "none";
  return (difference.value ?? 0) < 0 ? "minus" : "plus";
}
