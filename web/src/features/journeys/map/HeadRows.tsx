import { useTranslation } from "react-i18next";
import type { Column, Span } from "@/canvas/columns";
import { lookupOf } from "@/canvas/lookup";
import type { Drawn } from "@/canvas/sight";
import { figuresAt, useScene } from "./MapContext";
import { StageHead } from "./StageHead";
import { StepCell } from "./StepCard";

/** The stages over their steps. */
export function StagesRow({ stages, corner }: { stages: Drawn<Span>[]; corner: string | null }) {
  const { map, renaming } = useScene();
  const { stages: byId } = lookupOf(map);
  return (
    <div role="row" aria-rowindex={1} className="map-row stages-row">
      {corner !== null && <div role="columnheader" aria-colindex={1} className="map-corner">{corner}</div>}
      {stages.map(({ item: span, gap }) => {
        const stage = byId.get(span.stageId);
        if (!stage) return null;
        const isRenaming = renaming?.kind === "stage" && renaming.id === stage.id;
        return (
          <StageHead
            key={stage.id} stage={stage} number={span.number} first={span.first} count={span.count} gap={gap}
            width={span.width} isRenaming={isRenaming}
          />
        );
      })}
    </div>
  );
}

/** What the customer does, step by step. */
export function StepsRow({ drawn, corner, dragged }: { drawn: Drawn<Column>[]; corner: string | null; dragged: string | null }) {
  const { t } = useTranslation("journeys");
  const { map, measured, touchpoints, renaming } = useScene();
  const { steps } = lookupOf(map);
  return (
    <div role="row" aria-rowindex={2} className="map-row steps-row">
      {corner !== null && <div role="rowheader" aria-colindex={1} className="steps-head">{corner}</div>}
      {drawn.map(({ item: column, index, gap }) => {
        const step = column.stepId === null ? undefined : steps.get(column.stepId);
        const place = { index, gap, width: column.width };
        if (!step) {
          return (
            <div
              key={column.key} role="gridcell" aria-colindex={index + 2} className="step-cell" data-row={1} data-column={index}
              tabIndex={-1} style={{ width: column.width, marginInlineStart: gap }}
            >
              <span className="figure-none">{t("cell.no_steps")}</span>
            </div>
          );
        }
        return (
          <StepCell
            key={step.id} step={step} {...place} touchpoint={touchpoints.get(step.touchpoint_id ?? "")}
            isWhite={measured !== undefined && !figuresAt(measured, step.touchpoint_id)?.covered?.value}
            insteadOf={steps.get(step.instead_of ?? "")?.name} isReady={measured !== undefined} opensAt={map.lanes.find((one) => one.kind === "channel")?.id ?? map.lanes[0]?.id}
            isDragged={step.id === dragged} isRenaming={renaming?.kind === "step" && renaming.id === step.id}
          />
        );
      })}
    </div>
  );
}
