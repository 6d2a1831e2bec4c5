import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MapCell } from "@/api/types";
import { cellText, MOST_MARKS, type CellContent } from "@/canvas/contents";
import { useAmounts } from "./useAmounts";

/** Everything a cell says, in the words of the language. */
export function useCellWords(): (cell: MapCell | undefined) => string {
  const { t } = useTranslation("contents");
  const amounts = useAmounts();
  return useCallback(
    (cell) => {
      const held = (content: CellContent): string | null => {
        switch (content.kind) {
          case "duration":
            return amounts.time(content);
          case "opportunity":
            return (["value", "effort"] as const)
              .map((one) => ({ word: t(`opportunity.${one}`), marks: content[one] }))
              .flatMap(({ word, marks }) => (marks === null ? [] : [`${word}: ${t("marks.of", { marks, most: MOST_MARKS })}`]))
              .join(", ");
          case "kpi": {
            const goal = content.target === null ? "" : amounts.quantity(content.target, content.unit);
            return [
              content.value === null ? content.name : `${content.name}: ${amounts.quantity(content.value, content.unit)}`,
              goal && t(content.is_less_better ? "kpi.at_most" : "kpi.at_least", { target: goal }),
            ].filter(Boolean).join(", ");
          }
          default:
            return null;
        }
      };
      const words = cell?.content ? held(cell.content) : null;
      return words === null ? cellText(cell) : [words, cell?.text].filter(Boolean).join("\n");
    },
    [t, amounts],
  );
}
