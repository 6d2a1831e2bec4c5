import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { problemWords } from "./ProblemNote";

/** Tell at the edge of the screen what went wrong with something that was clicked, and what came of it. */
export function useTellProblem(consequence = "") {
  const { t } = useTranslation("ui");
  return useCallback(
    (error: unknown) => {
      const words = problemWords(error, t);
      const message = [consequence, words.hint].filter(Boolean).join(" ");
      notifications.show({ color: "red", title: words.title, message, closeButtonProps: { "aria-label": t("close") }, autoClose: 8000 });
    },
    [t, consequence],
  );
}
