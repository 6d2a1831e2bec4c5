import { useTranslation } from "react-i18next";
import type { Figures, MapCell, MapLane } from "@/api/types";
import type { CellContent } from "@/canvas/contents";
import { Note } from "../lanes/Note";
import "./contents.css";
import { FilesView } from "./FilesView";
import { KpiView } from "./KpiView";
import { Marks } from "./Marks";
import { MeasuredDuration, MeasuredImportance, MeasuredKpi } from "./MeasuredBeside";
import { useAmounts } from "./useAmounts";

interface ContentViewProps {
  lane: MapLane;
  cell: MapCell | undefined;
  figures: Figures | undefined;
}

/** What a lane with cells of its own kind says at a step: what they hold, what is measured of it, and words. */
export function ContentView({ lane, cell, figures }: ContentViewProps) {
  const content = cell?.content ?? null;
  return (
    <div className="content-cell">
      {content && <Held content={content} />}
      {content?.kind === "kpi" && <MeasuredKpi measure={content.measure} figures={figures} />}
      {lane.kind === "importance_customer" && <MeasuredImportance figure={figures?.importance} />}
      {lane.kind === "duration" && <MeasuredDuration figures={figures} />}
      {cell?.text ? <Note text={cell.text} /> : content === null && <span className="note-empty" aria-hidden />}
    </div>
  );
}

function Held({ content }: { content: CellContent }) {
  const { t } = useTranslation("contents");
  const amounts = useAmounts();
  switch (content.kind) {
    case "importance":
      return <Marks marks={content.marks} />;
    case "kpi":
      return <KpiView kpi={content} />;
    case "duration":
      return (
        <div className="content-line">
          <b>{amounts.time(content)}</b> <span className="figure-small">{t("duration.assumed")}</span>
        </div>
      );
    case "systems":
      return (
        <ul className="content-names">
          {content.names.map((name) => <li key={name}>{name}</li>)}
        </ul>
      );
    case "opportunity":
      return (
        <dl className="content-pairs">
          {content.value !== null && <Pair word={t("opportunity.value")} marks={content.value} />}
          {content.effort !== null && <Pair word={t("opportunity.effort")} marks={content.effort} />}
        </dl>
      );
    case "files":
      return <FilesView files={content.files} />;
  }
}

function Pair({ word, marks }: { word: string; marks: number }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd><Marks marks={marks} /></dd>
    </div>
  );
}
