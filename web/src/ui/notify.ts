import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { problemWords } from "./ProblemNote";

/** Tell at the edge of the screen what went wrong with something that was clicked. */
export function useTellProblem() {
  const { t } = useTranslation("ui");
  return (error: unknown) => {
    const words = problemWords(error, t);
    notifications.show({ color: "red", title: words.title, message: words.hint, closeButtonProps: { "aria-label": t("close") } });
  };
}
