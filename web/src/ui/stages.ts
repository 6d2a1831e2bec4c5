import { useTranslation } from "react-i18next";

/** The stages of a customer's life with a brand that every template starts from. */
const LIFECYCLE = [
  "unaware", "awareness", "search", "purchase", "start-of-use", "use", "service", "loyalty", "leaving",
] as const;

interface StageWords {
  names: string[];
  nameOf: (stage: string) => string;
  keyOf: (text: string) => string;
}

/** Stages are kept by key, so that every language reads its own name; others are kept as written. */
export function useStageWords(): StageWords {
  const { t } = useTranslation("journeys");
  const named = new Map<string, string>(LIFECYCLE.map((key) => [key, t(`lifecycle.${key}`)]));
  const keys = new Map([...named].map(([key, name]) => [name, key]));
  return {
    names: [...named.values()],
    nameOf: (stage) => named.get(stage) ?? stage,
    keyOf: (text) => keys.get(text.trim()) ?? text,
  };
}
