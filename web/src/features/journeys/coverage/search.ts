/** Which side of a map is looked at; its address says so. */
export type MapView = "coverage" | "company" | "story";

export interface ViewSearch {
  view?: MapView;
}

export const readViewSearch = ({ view }: Record<string, unknown>): ViewSearch =>
  view === "coverage" || view === "company" || view === "story" ? { view } : {};
