import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Lens } from "@/api/types";

/** Why there are no journeys, or none of the newest facts, in the words of the server. */
export const reasonOf = ({ error }: Lens): string => [error?.detail, error?.hint].filter(Boolean).join(" ");

/** What a reader must know of the journeys behind figures: not there yet, not to be had, or older than the newest facts. */
export function LensNews({ lens }: { lens: Lens }) {
  const { t } = useTranslation("insights");
  const reason = reasonOf(lens);
  if (lens.state === "building") return <News title={t("building.title")} text={t("building.text")} />;
  if (lens.state === "failed") return <News isBad title={t("failed.title")} text={reason || t("failed.text")} />;
  return (
    <>
      {lens.is_rebuilding && <News title={t("older.rebuilding")} />}
      {lens.error && <News isBad title={t("older.failed")} text={reason} />}
    </>
  );
}

function News({ title, text, isBad = false }: { title: string; text?: string; isBad?: boolean }) {
  return (
    <Alert variant="light" color={isBad ? "yellow" : "gray"} mb="sm" role="status" title={title}>
      {text}
    </Alert>
  );
}
