import { useTranslation } from "react-i18next";
import { allForm } from "./plurals";

/** "4,000 orders": journeys counted in the word of what holds them together. */
export function useCases(): (count: number, objectType?: string) => string {
  const { t, i18n } = useTranslation("ui");
  return (count, objectType = "case") => {
    const known = i18n.exists(`ui:object.${objectType}`, { count }) ? objectType : "case";
    return t(`object.${known}`, { count });
  };
}

/** "… of 4,000 orders": the same where it is the whole of which a part is named. */
export function useCasesOfAll(): (count: number, objectType?: string) => string {
  const { t, i18n } = useTranslation("ui");
  return (count, objectType = "case") => {
    const known = i18n.exists(`ui:object.${objectType}`, { count }) ? objectType : "case";
    return t(`object.${known}_${allForm(i18n.language, count)}`, { count });
  };
}
