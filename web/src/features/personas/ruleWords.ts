import type { Segment } from "@/api/types";
import { conditionsOf } from "../insights/filter/conditions";
import { useConditionWords } from "../insights/filter/words";

/** A rule in words: "region: north; state: open". */
export function useRuleWords(segment: Segment): string {
  const wordsOf = useConditionWords(segment.rule);
  return conditionsOf(segment.rule).map(wordsOf).join("; ");
}
