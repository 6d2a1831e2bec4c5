import { useDroppable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import type { MapStage } from "@/api/types";
import type { Span } from "@/canvas/columns";
import { ActionMenu } from "./ActionMenu";
import { InlineName } from "./InlineName";
import { useScene } from "./MapContext";
import { useStageName } from "./names";

interface StageHeadProps {
  stage: MapStage;
  number: number;
  span: Span;
  offset: number;
}

/** A stage over its steps: number and name stay in sight while one scrolls along it. */
export function StageHead({ stage, number, span, offset }: StageHeadProps) {
  const { t } = useTranslation("journeys");
  const { renaming, setRenaming, apply, canEdit } = useScene();
  const name = useStageName()(stage);
  const { setNodeRef, isOver } = useDroppable({ id: `stage:${stage.id}` });
  const target = { kind: "stage", id: stage.id } as const;
  const isRenaming = renaming?.kind === "stage" && renaming.id === stage.id;
  return (
    <div
      ref={setNodeRef} role="columnheader" aria-colspan={span.count} className="stage-head" tabIndex={-1}
      data-row={0} data-column={span.first} data-target="stage" data-id={stage.id} data-over={isOver || undefined}
      style={{ gridColumn: `${span.first + offset} / span ${span.count}`, gridRow: 1 }}
      onDoubleClick={() => canEdit && setRenaming(target)}
      title={stage.name_key && stage.name && stage.name !== name ? stage.name : undefined}
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
        <ActionMenu target={target} name={name} />
      </div>
    </div>
  );
}
