import type { MapCommand, MapWhole } from "@/api/types";
import { applyAll } from "./apply";
import { CannotApply } from "./parts";

/** The map as it will be once the server has taken what is on its way; what cannot be foreseen is waited for. */
export function foresee(confirmed: MapWhole, onTheWay: MapCommand[][]): MapWhole {
  const document = onTheWay.reduce((map, commands) => {
    try {
      return applyAll(map, commands);
    } catch (error) {
      if (error instanceof CannotApply) return map;
      throw error;
    }
  }, confirmed.document);
  return { ...confirmed, title: document.title, document };
}
