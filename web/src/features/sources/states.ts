import type { ImportState } from "@/api/types";

export const IMPORT_COLORS: Record<ImportState, string> = {
  queued: "gray", running: "indigo", done: "teal", failed: "red", cancelled: "gray", removing: "orange", removed: "gray",
};
