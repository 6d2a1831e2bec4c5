import { createContext, useContext } from "react";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The workspace's time zone: what "a day" means on its screens. */
export const ZoneContext = createContext(here);

export function useZone(): string {
  return useContext(ZoneContext);
}
