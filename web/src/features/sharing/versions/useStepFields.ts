import { useTranslation } from "react-i18next";
import type { JourneyMap, MapStep } from "@/api/types";
import { lookupOf } from "@/canvas/lookup";

interface Sides {
  before?: MapStep;
  after?: MapStep;
}

/** What changed of a step beside its name and place, in words: its marks, its touchpoint, its ways. */
export function useStepFields(map: JourneyMap): (change: Sides) => string {
  const { t } = useTranslation("sharing");
  return ({ before, after }) => {
    if (!before || !after) return "";
    const flags = (["is_moment_of_truth", "is_quick_win"] as const).filter((flag) => before[flag] !== after[flag]);
    const other = after.instead_of === null ? undefined : lookupOf(map).steps.get(after.instead_of ?? "");
    return [
      ...flags.map((flag) => (after[flag] ? t(`field.${flag}_on`) : t(`field.${flag}_off`))),
      before.touchpoint_id !== after.touchpoint_id && t(after.touchpoint_id === null ? "field.unbound" : "field.bound"),
      before.instead_of !== after.instead_of && (other ? t("journeys:instead.of", { name: other.name }) : t("field.no_alternative")),
      before.link?.map_id !== after.link?.map_id && (after.link ? t("field.leads", { title: after.link.title }) : t("field.leads_nowhere")),
      JSON.stringify(before.declined) !== JSON.stringify(after.declined) && t("field.declined"),
    ].filter(Boolean).join(", ");
  };
}
