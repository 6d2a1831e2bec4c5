import { useMemo } from "react";
import { useScene } from "../map/MapContext";

/** The systems that the map names already, so that each is written one way. */
export function useKnownSystems(): string[] {
  const { map } = useScene();
  return useMemo(() => {
    const names = map.cells.flatMap(({ content }) => (content?.kind === "systems" ? content.names : []));
    return [...new Set(names)].sort((a, b) => a.localeCompare(b));
  }, [map]);
}
