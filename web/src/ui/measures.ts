import { useTranslation } from "react-i18next";

/** The name of a measure as the screens write it; an own one stays as it is. */
export function useMeasureName(): (measure: string) => string {
  const { t, i18n } = useTranslation("ui");
  return (measure) => (i18n.exists(`ui:measure.${measure}`) ? t(`measure.${measure}`) : measure);
}
