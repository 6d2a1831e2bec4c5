import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useMeasureName } from "@/ui/measures";

/** What a measure is called; its "…_top" is the share of the highest ratings. */
export function useMeasureWord(): (measure: string) => string {
  const { t, i18n } = useTranslation("journeys");
  const own = useMeasureName();
  return useCallback(
    (measure) => {
      if (i18n.exists(`journeys:measure.${measure}`)) return t(`measure.${measure}`);
      return measure.endsWith("_top") ? t("measure.top", { measure: own(measure.slice(0, -4)) }) : own(measure);
    },
    [t, i18n, own],
  );
}

const VISITS = ["reach", "reach_share", "intensity", "return", "exit"];
const WAITS = ["wait_before", "wait_after", "processing"];

/** Which family a measure is of: they share a trend, a computation and what would change them. */
export function familyOf(measure: string): "visits" | "waits" | "decisive" | "complaints" | "covered" | "quote" | "emotion" | "gap" | "own" | "against_own" | "against_promise" | "top" | "rating" {
  if (VISITS.includes(measure)) return "visits";
  if (WAITS.includes(measure)) return "waits";
  if (measure === "decisive" || measure === "complaints" || measure === "covered" || measure === "quote" || measure === "gap") return measure;
  if (measure === "own_rating") return "own";
  if (measure === "experience_own") return "against_own";
  if (measure === "experience_promise") return "against_promise";
  if (measure.startsWith("emotion_")) return "emotion";
  return measure.endsWith("_top") ? "top" : "rating";
}
