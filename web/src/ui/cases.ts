import { useTranslation } from "react-i18next";

/** "4,000 orders": journeys counted in the word of what holds them together. */
export function useCases(): (count: number, objectType?: string) => string {
  const { t, i18n } = useTranslation("ui");
  return (count, objectType = "case") => {
    const known = i18n.exists(`ui:object.${objectType}`, { count }) ? objectType : "case";
    return t(`object.${known}`, { count });
  };
}
