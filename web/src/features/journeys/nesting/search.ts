/** By which maps one came down to a map; its address says so. */
export interface WaySearch {
  way?: string;
}

export const readWaySearch = ({ way }: Record<string, unknown>): WaySearch => (typeof way === "string" && way !== "" ? { way } : {});
