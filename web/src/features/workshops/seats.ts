import type { Joined } from "@/api/types";

const keyOf = (door: string) => `tropa-guest ${door}`;

/** The seat this browser has had behind a door; only here its secret is kept. */
export function keptSeat(door: string): Joined | null {
  const kept = localStorage.getItem(keyOf(door));
  return kept === null ? null : (JSON.parse(kept) as Joined);
}

export const keepSeat = (door: string, joined: Joined) => localStorage.setItem(keyOf(door), JSON.stringify(joined));
export const forgetSeat = (door: string) => localStorage.removeItem(keyOf(door));
