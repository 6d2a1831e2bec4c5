import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MapCell } from "@/api/types";
import { useFigureWords } from "../figureWords";
import { unitOf } from "../lanes/measures";

type MapClaim = NonNullable<MapCell["claim"]>;

/** A claimed range in words: "at most 2 days", with its tolerance where it has one. */
export function useClaimWords(): (claim: MapClaim, unit?: string) => string {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  return useCallback(
    (claim, unit = unitOf(claim.measure)) => {
      const end = (value: number | null | undefined) => (value == null ? "" : words.value(claim.measure, unit, value));
      const key = claim.low === null ? "claim.at_most" : claim.high === null ? "claim.at_least" : "claim.between";
      const range = t(key, { low: end(claim.low), high: end(claim.high) });
      return claim.tolerance ? t("claim.within", { range, tolerance: end(claim.tolerance) }) : range;
    },
    [t, words],
  );
}
