import type { LineRole, MapReading } from "@/api/types";

/** Say what a line is; stages and steps stand in one line each, so the former becomes a lane of notes. */
export function withRole(reading: MapReading, index: number, role: LineRole): MapReading {
  const isOnce = role === "stage" || role === "step";
  const roles = reading.roles.map((before, place): LineRole => {
    if (place === index) return role;
    return isOnce && before === role ? "text" : before;
  });
  return { ...reading, roles };
}
