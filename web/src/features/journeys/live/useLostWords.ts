import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MapCell, MapWhole } from "@/api/types";
import { lookupOf } from "@/canvas/lookup";
import { lostParts, type LostPart } from "@/canvas/lost";
import type { Wanted } from "@/canvas/rebase";
import { useCellWords } from "../contents/useCellWords";
import { useLaneName, useStageName } from "../map/names";

/** Says line by line what a lost change was about, with the text somebody wrote in vain. */
export function useLostWords({ document }: MapWhole): (lost: Wanted) => string[] {
  const { t } = useTranslation("journeys");
  const laneName = useLaneName();
  const stageName = useStageName();
  const cellWords = useCellWords();
  const placeName = useCallback(
    ({ lane_id, step_id, stage_id }: MapCell) => {
      const { steps, stages } = lookupOf(document);
      const lane = document.lanes.find(({ id }) => id === lane_id);
      const stage = stages.get(stage_id ?? "");
      const column = steps.get(step_id ?? "")?.name ?? (stage ? stageName(stage) : "");
      return [lane ? laneName(lane) : "", column].filter(Boolean).join(" · ") || t("lost.gone");
    },
    [document, t, laneName, stageName],
  );
  const line = useCallback(
    (lost: LostPart): string => {
      if (lost.kind === "title") return t("lost.title", { name: lost.part });
      if (lost.kind === "cell") {
        const [place, text] = [placeName(lost.part), cellWords(lost.part)];
        if (lost.verb === "removed") return t("lost.emptied", { place });
        // A range that somebody claims has no words of its own.
        if (text === "") return lost.part.claim ? t("lost.changed", { name: place }) : t("lost.emptied", { place });
        return t("lost.text", { place, text });
      }
      const name = lost.kind === "lane" ? laneName(lost.part) : lost.kind === "stage" ? stageName(lost.part) : lost.part.name;
      return t(`lost.${lost.verb}`, { name });
    },
    [t, placeName, laneName, stageName, cellWords],
  );
  return useCallback((lost) => lostParts(lost).map(line), [line]);
}
