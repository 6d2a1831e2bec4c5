import { useDraggable, useDroppable } from "@dnd-kit/core";
import { Tooltip } from "@mantine/core";
import { IconBolt, IconDiamondFilled, IconGripVertical } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MapStep } from "@/api/types";
import { ActionMenu } from "./ActionMenu";
import { ChannelTile } from "./ChannelTile";
import { InlineName } from "./InlineName";
import { figureOf, useScene } from "./MapContext";

interface StepCellProps {
  step: MapStep;
  index: number;
  column: number;
  row: number;
  onOpen: (stepId: string) => void;
}

/** A step of the journey: its touchpoint with channel, marks, and hatching where nobody measures. */
export function StepCell({ step, index, column, row, onOpen }: StepCellProps) {
  const scene = useScene();
  const { setNodeRef, isOver } = useDroppable({ id: `step:${step.id}` });
  const covered = figureOf(scene, step.touchpoint_id, "covered");
  const isWhite = scene.measured !== undefined && !covered?.value;
  return (
    // The keys of all cells are heard by the grid (useGridKeys).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={setNodeRef} role="gridcell" className="step-cell" tabIndex={-1} data-row={1} data-column={index}
      data-target="step" data-id={step.id} data-touchpoint={step.touchpoint_id ?? undefined} data-over={isOver || undefined}
      style={{ gridColumn: column, gridRow: row }} onClick={() => onOpen(step.id)}
      onDoubleClick={() => scene.canEdit && scene.setRenaming({ kind: "step", id: step.id })}
    >
      <StepCard step={step} isWhite={isWhite} />
    </div>
  );
}

function StepCard({ step, isWhite }: { step: MapStep; isWhite: boolean }) {
  const { t } = useTranslation("journeys");
  const { touchpoints, canEdit, renaming, setRenaming, apply } = useScene();
  const channels = touchpoints.get(step.touchpoint_id ?? "")?.channels ?? [];
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: step.id, disabled: !canEdit });
  const isRenaming = renaming?.kind === "step" && renaming.id === step.id;
  return (
    <div ref={setNodeRef} className="step-card" data-white={isWhite || undefined} data-dragging={isDragging || undefined} data-tools={canEdit || undefined}>
      <ChannelTile channel={channels[0] ?? ""} />
      <div className="step-words">
        <InlineName
          isEditing={isRenaming} value={step.name} label={t("action.rename_step")} onDone={() => setRenaming(null)}
          onSave={(name) => apply([{ kind: "rename_step", step_id: step.id, name }])}
        >
          <span className="step-name">{step.name}</span>
        </InlineName>
        <span className="step-channel">{isWhite ? t("white_spot.short") : channels.slice(0, 2).join(", ")}</span>
      </div>
      <StepMarks step={step} />
      {canEdit && (
        <span className="step-tools">
          <ActionMenu target={{ kind: "step", id: step.id }} name={step.name} />
          <span className="step-grip" {...listeners} aria-hidden>
            <IconGripVertical size={15} />
          </span>
        </span>
      )}
    </div>
  );
}

export function StepMarks({ step }: { step: MapStep }) {
  const { t } = useTranslation("journeys");
  if (!step.is_moment_of_truth && !step.is_quick_win) return null;
  return (
    <span className="step-marks">
      {step.is_moment_of_truth && (
        <Tooltip label={t("legend.moment_of_truth")}>
          <span role="img" aria-label={t("legend.moment_of_truth")} className="mark-truth">
            <IconDiamondFilled size={13} />
          </span>
        </Tooltip>
      )}
      {step.is_quick_win && (
        <Tooltip label={t("legend.quick_win")}>
          <span role="img" aria-label={t("legend.quick_win")} className="mark-win">
            <IconBolt size={15} />
          </span>
        </Tooltip>
      )}
    </span>
  );
}
