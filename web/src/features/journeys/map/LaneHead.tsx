import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MapLane } from "@/api/types";
import { MenuButton } from "./ActionMenu";
import { InlineName } from "./InlineName";
import { useHands } from "./MapContext";
import { useLaneName } from "./names";

interface LaneHeadProps {
  lane: MapLane;
  row: number;
  isCollapsed: boolean;
  isRenaming: boolean;
  onCollapse: () => void;
  children?: ReactNode;
}

/** A lane's name, what its figures mean, and its fold. */
export function LaneHead({ lane, row, isCollapsed, isRenaming, onCollapse, children }: LaneHeadProps) {
  const { t, i18n } = useTranslation("journeys");
  const { setRenaming, apply, canEdit } = useHands();
  const name = useLaneName()(lane);
  const target = { kind: "lane", id: lane.id } as const;
  const about = `lane_about.${lane.kind}`;
  return (
    <div
      role="rowheader" aria-colindex={1} className="lane-head" tabIndex={-1} data-row={row} data-column={-1} data-target="lane"
      data-id={lane.id} onDoubleClick={() => canEdit && setRenaming(target)}
    >
      <div className="lane-label">
        <button
          type="button" className="fold-button" tabIndex={-1} aria-expanded={!isCollapsed} onClick={onCollapse}
          aria-label={t(isCollapsed ? "action.unfold" : "action.fold", { name })}
        >
          {isCollapsed ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
        </button>
        <InlineName
          isEditing={isRenaming} value={name} label={t("action.rename_lane")} onDone={() => setRenaming(null)}
          onSave={(title) => apply([{ kind: "rename_lane", lane_id: lane.id, title }])}
        >
          <span className="lane-name">{name}</span>
        </InlineName>
        <MenuButton target={target} name={name} />
      </div>
      {!isCollapsed && i18n.exists(`journeys:${about}`) && <div className="lane-about">{t(about)}</div>}
      {!isCollapsed && children}
    </div>
  );
}
