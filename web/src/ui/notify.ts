import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { problemWords } from "./ProblemNote";

interface Told {
  title?: string;
  message: string;
  isBad?: boolean;
  /** It stays until it is closed: there is something in it to be copied or done again. */
  isStaying?: boolean;
}

/** Tell something at the edge of the screen. */
export function useTell() {
  const { t } = useTranslation("ui");
  return useCallback(
    ({ title, message, isBad = false, isStaying = false }: Told) => {
      const color = isBad ? "red" : "blue";
      notifications.show({ color, title, message, closeButtonProps: { "aria-label": t("close") }, autoClose: isStaying ? false : 8000, styles: { description: { whiteSpace: "pre-line" } } });
    },
    [t],
  );
}

/** Tell at the edge of the screen what went wrong with something that was clicked, and what came of it. */
export function useTellProblem(consequence = "") {
  const { t } = useTranslation("ui");
  const tell = useTell();
  return useCallback(
    (error: unknown) => {
      const words = problemWords(error, t);
      tell({ title: words.title, message: [consequence, words.hint].filter(Boolean).join(" "), isBad: true });
    },
    [t, tell, consequence],
  );
}
