import { Tooltip } from "@mantine/core";
import { IconBolt, IconDiamondFilled, IconGripVertical } from "@tabler/icons-react";
import { memo, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { MapStep, Touchpoint } from "@/api/types";
import { SuggestedContext } from "../story/SuggestedContext";
import { SuggestedMark } from "../story/SuggestedMark";
import { MenuButton } from "./ActionMenu";
import { MapWay } from "../nesting/MapWay";
import { ChannelTile } from "./ChannelTile";
import { InlineName } from "./InlineName";
import { useHands } from "./MapContext";

interface StepCellProps {
  step: MapStep;
  touchpoint: Touchpoint | undefined;
  index: number;
  gap: number;
  width: number;
  isWhite: boolean;
  /** The step that others take in place of this one. */
  insteadOf: string | undefined;
  isReady: boolean;
  isRenaming: boolean;
  isDragged: boolean;
  opensAt: string | undefined;
}

/** A step of the journey: its touchpoint with channel, marks, and hatching where nobody measures. */
export const StepCell = memo(function StepCell({ step, index, gap, width, isReady, opensAt, ...card }: StepCellProps) {
  const { open, canEdit, setRenaming } = useHands();
  const perform = () => isReady && opensAt && open({ laneId: opensAt, stepId: step.id, measure: "covered" });
  return (
    // The keys of all cells are heard by the grid (useGridKeys).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell" aria-colindex={index + 2} className="step-cell" tabIndex={-1} data-row={1} data-column={index}
      data-target="step" data-id={step.id} data-touchpoint={step.touchpoint_id ?? undefined}
      style={{ width, marginInlineStart: gap }} onClick={perform}
      onDoubleClick={() => {
        if (!canEdit) return;
        open(null);
        setRenaming({ kind: "step", id: step.id });
      }}
    >
      <StepCard step={step} {...card} />
    </div>
  );
});

type StepCardProps = Pick<StepCellProps, "step" | "touchpoint" | "isWhite" | "insteadOf" | "isRenaming" | "isDragged">;

function StepCard({ step, touchpoint, isWhite, insteadOf, isRenaming, isDragged }: StepCardProps) {
  const { t } = useTranslation("journeys");
  const { canEdit, setRenaming, apply } = useHands();
  const channels = touchpoint?.channels ?? [];
  return (
    <div className="step-card" data-white={isWhite || undefined} data-or={insteadOf !== undefined || undefined} data-dragging={isDragged || undefined} data-tools={canEdit || undefined}>
      <ChannelTile channel={channels[0] ?? ""} />
      <div className="step-words">
        {insteadOf !== undefined && <InsteadOf name={insteadOf} />}
        <InlineName
          isEditing={isRenaming} value={step.name} label={t("action.rename_step")} onDone={() => setRenaming(null)}
          onSave={(name) => apply([{ kind: "rename_step", step_id: step.id, name }])}
        >
          <span className="step-name">{step.name}</span>
        </InlineName>
        <span className="step-channel">{isWhite ? t("white_spot.short") : channels.slice(0, 2).join(", ")}</span>
        {step.link && <MapWay link={step.link} />}
      </div>
      <StepMarks step={step} />
      {canEdit && (
        <span className="step-tools">
          <MenuButton target={{ kind: "step", id: step.id }} name={step.name} />
          <span className="step-grip" aria-hidden>
            <IconGripVertical size={15} />
          </span>
        </span>
      )}
    </div>
  );
}

/** That customers take this step or another one, not both. */
export function InsteadOf({ name }: { name: string }) {
  const { t } = useTranslation("journeys");
  return <span className="step-or"><b>{t("instead.or")}</b> {t("instead.of", { name })}</span>;
}

export function StepMarks({ step }: { step: MapStep }) {
  const { t } = useTranslation("journeys");
  const suggested = useContext(SuggestedContext).get(step.id);
  if (!step.is_moment_of_truth && !step.is_quick_win && !suggested) return null;
  return (
    <span className="step-marks">
      {suggested?.map((one) => <SuggestedMark key={one.flag} suggestion={one} name={step.name} />)}
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
