import { IconGripVertical } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { MapStage } from "@/api/types";
import { MenuButton } from "./ActionMenu";
import { InlineName } from "./InlineName";
import { useHands } from "./MapContext";
import { useStageName } from "./names";

interface StageHeadProps {
  stage: MapStage;
  number: number;
  first: number;
  count: number;
  gap: number;
  width: number;
  isRenaming: boolean;
}

/** Beside its number a name would have no room. */
const NARROW = 112;

/** A stage over its steps: number and name stay in sight while one scrolls along it. */
export const StageHead = memo(function StageHead({ stage, number, first, count, gap, width, isRenaming }: StageHeadProps) {
  const { t } = useTranslation("journeys");
  const { setRenaming, apply, canEdit } = useHands();
  const name = useStageName()(stage);
  const target = { kind: "stage", id: stage.id } as const;
  return (
    <div
      role="columnheader" aria-colspan={count} aria-colindex={first + 2} className="stage-head" tabIndex={-1}
      data-row={0} data-column={first} data-target="stage" data-id={stage.id}
      data-narrow={width < NARROW || undefined} style={{ width, marginInlineStart: gap }}
      onDoubleClick={() => canEdit && setRenaming(target)}
      title={name}
    >
      <div className="stage-label">
        <span className="stage-number" aria-hidden>
          {number}
        </span>
        <InlineName
          isEditing={isRenaming} value={name} label={t("action.rename_stage")} onDone={() => setRenaming(null)}
          onSave={(text) => apply([{ kind: "rename_stage", stage_id: stage.id, name: text }])}
        >
          <span className="stage-name">{name}</span>
        </InlineName>
        <MenuButton target={target} name={name} />
        {canEdit && (
          <span className="stage-grip" aria-hidden>
            <IconGripVertical size={15} />
          </span>
        )}
      </div>
    </div>
  );
});
