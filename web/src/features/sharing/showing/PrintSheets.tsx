import { useMemo } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { MapLane, MapStep } from "@/api/types";
import { columnsOf, spansOf, type Column } from "@/canvas/columns";
import { drawAssumed, drawCurve } from "@/canvas/emotion";
import { LANE_CONTENTS } from "@/canvas/contents";
import { cellAt, lookupOf } from "@/canvas/lookup";
import { ContentView } from "../../journeys/contents/ContentView";
import { EmotionCurves } from "../../journeys/lanes/EmotionCurves";
import { CellContent } from "../../journeys/lanes/LaneCells";
import { isWritten } from "../../journeys/lanes/measures";
import { Legend } from "../../journeys/map/Legend";
import { figuresAt, HandsContext, SceneContext, useScene } from "../../journeys/map/MapContext";
import { useLaneName, useStageName } from "../../journeys/map/names";
import { InsteadOf, StepMarks } from "../../journeys/map/StepCard";
import { MapWay } from "../../journeys/nesting/MapWay";
import "./print.css";
import { useBasis } from "./useBasis";
import { useStillScene, type Still } from "./useStillScene";

export const PAPERS = ["A4", "A3"] as const;
export type Paper = (typeof PAPERS)[number];
const COLUMNS: Record<Paper, number> = { A4: 6, A3: 8 };
const COLUMN_WIDTH = 176;

/** The map on paper: a few steps a sheet; stages, steps and lanes are headed anew on each page. */
export function PrintSheets({ still, paper }: { still: Still; paper: Paper }) {
  const { scene, hands } = useStillScene(still);
  const basis = useBasis(still).join(" · ");
  return createPortal(
    <HandsContext value={hands}><SceneContext value={scene}>
      <style>{`@page { size: ${paper} landscape; margin: 9mm; }`}</style>
      <div className="print-sheets" data-paper={paper}>
        <Sheets count={COLUMNS[paper]} basis={basis} />
      </div>
    </SceneContext></HandsContext>,
    document.body,
  );
}

function Sheets({ count, basis }: { count: number; basis: string }) {
  const { map } = useScene();
  const columns = useMemo(
    () => columnsOf(map, 0).map((column, index) => ({ ...column, width: COLUMN_WIDTH, left: index * COLUMN_WIDTH })),
    [map],
  );
  const starts = Array.from({ length: Math.max(1, Math.ceil(columns.length / count)) }, (_, sheet) => sheet * count);
  return (
    <>
      {starts.map((start) => (
        <Sheet key={start} every={columns} columns={columns.slice(start, start + count)} start={start} basis={basis} />
      ))}
      <Legend />
    </>
  );
}

interface SheetProps {
  every: Column[];
  columns: Column[];
  start: number;
}

function Sheet({ every, columns, start, basis }: SheetProps & { basis: string }) {
  const { t } = useTranslation("journeys");
  const { map } = useScene();
  const laneName = useLaneName();
  return (
    <section className="print-sheet">
      <Heading basis={basis} />
      <table>
        <colgroup>
          <col className="print-head" />
          {columns.map((column) => (
            <col key={column.key} style={{ width: COLUMN_WIDTH }} />
          ))}
        </colgroup>
        <thead>
          <StageHeads columns={columns} />
          <tr>
            <th scope="row">{t("head.steps")}</th>
            {columns.map((column) => (
              <StepHead key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {map.lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">{laneName(lane)}</th>
              {lane.kind === "emotion" ? <EmotionOnPaper lane={lane} every={every} columns={columns} start={start} /> : <LaneOnPaper lane={lane} columns={columns} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What map it is, and which journeys its figures speak of. */
function Heading({ basis }: { basis: string }) {
  const { map } = useScene();
  return (
    <header>
      <strong>{map.title}</strong>
      <span>{basis}</span>
    </header>
  );
}

function StageHeads({ columns }: { columns: Column[] }) {
  const { t } = useTranslation("journeys");
  const { map } = useScene();
  const stageName = useStageName();
  const { stages } = lookupOf(map);
  const numbers = new Map(map.stages.map((stage, index) => [stage.id, index + 1]));
  return (
    <tr className="print-stages">
      <th scope="row">{t("head.stage")}</th>
      {spansOf(columns).map((span) => {
        const stage = stages.get(span.stageId);
        return (
          <th key={span.stageId} colSpan={span.count} scope="colgroup">
            {numbers.get(span.stageId)}. {stage && stageName(stage)}
          </th>
        );
      })}
    </tr>
  );
}

function StepHead({ column }: { column: Column }) {
  const { t } = useTranslation("journeys");
  const { map, touchpoints } = useScene();
  const step = lookupOf(map).steps.get(column.stepId ?? "");
  return (
    <th scope="col">
      {step && <OrOf step={step} />}
      {step ? step.name : t("cell.no_steps")} {step && <StepMarks step={step} />}
      <small>{touchpoints.get(column.touchpointId ?? "")?.channels.slice(0, 2).join(", ")}</small>
      {step?.link && <MapWay link={step.link} />}
    </th>
  );
}

function OrOf({ step }: { step: MapStep }) {
  const { map } = useScene();
  const other = lookupOf(map).steps.get(step.instead_of ?? "");
  return other && <InsteadOf name={other.name} />;
}

/** The curves of the whole map, of which a sheet shows its part: peak and end are those of the map. */
function EmotionOnPaper({ lane, every, columns, start }: SheetProps & { lane: MapLane }) {
  const { map, measured } = useScene();
  const assumed = drawAssumed(map, lane.id, every);
  const curves = [...(measured?.emotion ?? []).map((curve) => drawCurve(curve, every)), ...(assumed ? [assumed] : [])];
  return (
    <td colSpan={columns.length} className="print-emotion">
      <div style={{ width: columns.length * COLUMN_WIDTH }}>
        <div style={{ marginInlineStart: -start * COLUMN_WIDTH }}>
          <EmotionCurves
            curves={curves.filter((curve) => curve.points.length > 0)} width={every.length * COLUMN_WIDTH} from={start}
            to={start + columns.length - 1}
          />
        </div>
      </div>
    </td>
  );
}

function LaneOnPaper({ lane, columns }: { lane: MapLane; columns: Column[] }) {
  const { map, measured, touchpoints } = useScene();
  return columns.map((column) => {
    const cell = column.stepId === null ? undefined : cellAt(map, lane.id, column.stepId);
    if (column.stepId === null) return <td key={column.key} />;
    return (
      <td key={column.key} data-lane={lane.kind}>
        {lane.kind in LANE_CONTENTS ? (
          <ContentView lane={lane} cell={cell} figures={figuresAt(measured, column.touchpointId)} />
        ) : isWritten(lane.kind) ? (
          <>
            {cell?.link && <MapWay link={cell.link} />}
            <p className="note">{cell?.text}</p>
          </>
        ) : (
          <CellContent
            lane={lane} stepId={column.stepId} touchpointId={column.touchpointId} figures={figuresAt(measured, column.touchpointId)}
            touchpoint={touchpoints.get(column.touchpointId ?? "")} quotes={measured?.quotes[column.touchpointId ?? ""]} cell={cell}
            isWaiting={measured === undefined}
          />
        )}
      </td>
    );
  });
}
