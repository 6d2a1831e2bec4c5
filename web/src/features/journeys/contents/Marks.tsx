import { useTranslation } from "react-i18next";
import { MOST_MARKS } from "@/canvas/contents";

/** A rating by people as five marks, of which so many are full. */
export function Marks({ marks }: { marks: number }) {
  const { t } = useTranslation("contents");
  return (
    <span className="content-marks" role="img" aria-label={t("marks.of", { marks, most: MOST_MARKS })} title={t("marks.of", { marks, most: MOST_MARKS })}>
      {Array.from({ length: MOST_MARKS }, (_, index) => <i key={index} data-full={index < marks || undefined} />)}
    </span>
  );
}
