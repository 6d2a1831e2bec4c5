/** Which side of a map is looked at; its address says so. */
export interface ViewSearch {
  view?: "coverage";
}

export const readViewSearch = ({ view }: Record<string, unknown>): ViewSearch => (view === "coverage" ? { view } : {});
