import { useTranslation } from "react-i18next";
import type { Figure, Figures } from "@/api/types";
import { useMeasureWord } from "../evidence/measureWords";
import { isMeasured } from "../figureWords";
import { FigureLine } from "../lanes/FigureLine";

/** What customers say of the importance, beside what people think of it. */
export function MeasuredImportance({ figure }: { figure: Figure | undefined }) {
  const { t } = useTranslation("contents");
  return isMeasured(figure) ? <Beside word={t("importance.customers")} figure={figure} /> : null;
}

/** How long it really takes: start to end where the events know both, else until the next step. */
export function MeasuredDuration({ figures }: { figures: Figures | undefined }) {
  const { t } = useTranslation("contents");
  const [processing, wait] = [figures?.processing, figures?.wait_after];
  if (isMeasured(processing)) return <Beside word={t("duration.processing")} figure={processing} />;
  return isMeasured(wait) ? <Beside word={t("duration.wait_after")} figure={wait} /> : null;
}

/** What is measured of a KPI that names what counts the same. */
export function MeasuredKpi({ measure, figures }: { measure: string | null | undefined; figures: Figures | undefined }) {
  const { t } = useTranslation("contents");
  const word = useMeasureWord();
  const figure = measure ? figures?.[measure] : undefined;
  return isMeasured(figure) ? <Beside word={t("kpi.measured", { measure: word(figure.measure) })} figure={figure} /> : null;
}

function Beside({ word, figure }: { word: string; figure: Figure }) {
  return (
    <div className="content-beside">
      <span className="rating-label">{word}</span>
      <FigureLine figure={figure} />
    </div>
  );
}
