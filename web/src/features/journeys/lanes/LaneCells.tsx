import { memo, useState } from "react";
import type { Figures, MapCell, MapLane, Touchpoint } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { LANE_CONTENTS } from "@/canvas/contents";
import { cellAt, lookupOf } from "@/canvas/lookup";
import type { Drawn } from "@/canvas/sight";
import { ComparedCell, comparedMeasure } from "../compare/ComparedCell";
import { useComparedScene } from "../compare/ComparedContext";
import { ContentEditor } from "../contents/ContentEditor";
import { ContentView } from "../contents/ContentView";
import { useMarkKeys } from "../contents/useMarkKeys";
import { useLook } from "../map/DensityContext";
import { figuresAt, useHands, useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { TaskMark, useTaskMarks } from "../../tasks/TaskMark";
import { NestedCell } from "../nesting/NestedCell";
import { FarCell } from "./FarCell";
import { GapCell, MeasureCell } from "./MeasureCell";
import { isWritten, measureAt, MEASURES } from "./measures";
import { RatingsCell } from "./RatingsCell";
import { TextCell } from "./TextCell";
import { ChannelCell, DepartmentsCell, PromiseCell, QuotesCell } from "./WordCells";

/** A lane across the steps that are drawn. */
export function LaneCells({ lane, drawn, row }: { lane: MapLane; drawn: Drawn<Column>[]; row: number }) {
  const { map, measured, touchpoints, opened } = useScene();
  const stageName = useStageName();
  const { stages } = lookupOf(map);
  const marks = useTaskMarks(lane.id);
  return drawn.map(({ item: { key, stageId, stepId, touchpointId, width }, index, gap }) => {
    const place = { lane, row, index, gap, width };
    if (stepId === null) {
      const stage = stages.get(stageId);
      return <EmptyCell key={key} {...place} stageId={stageId} label={stage && stageName(stage)} />;
    }
    return (
      <LaneCell
        key={key} {...place} stepId={stepId} touchpointId={touchpointId} figures={figuresAt(measured, touchpointId)}
        touchpoint={touchpoints.get(touchpointId ?? "")} quotes={measured?.quotes[touchpointId ?? ""]}
        cell={cellAt(map, lane.id, stepId)} isWaiting={measured === undefined}
        isOpened={opened?.laneId === lane.id && opened.stepId === stepId} tasks={marks.get(stepId) ?? 0}
      />
    );
  });
}

interface Place {
  lane: MapLane;
  row: number;
  index: number;
  gap: number;
  width: number;
}

/** Where a lane passes a stage without steps. */
function EmptyCell({ lane, row, index, gap, width, stageId, label }: Place & { stageId: string; label: string | undefined }) {
  return (
    <div
      role="gridcell" aria-colindex={index + 2} className="lane-cell" data-still tabIndex={-1} data-row={row} data-column={index}
      data-lane-id={lane.id} data-stage-id={stageId}
      style={{ width, marginInlineStart: gap }} aria-label={label}
    />
  );
}

interface LaneCellProps extends Place, Content {
  isOpened: boolean;
  tasks: number;
}

interface Content {
  lane: MapLane;
  stepId: string;
  touchpointId: string | null;
  figures: Figures | undefined;
  touchpoint: Touchpoint | undefined;
  quotes: string[] | undefined;
  cell: MapCell | undefined;
  isWaiting: boolean;
}

const LaneCell = memo(function LaneCell({ row, index, gap, width, isOpened, tasks, ...content }: LaneCellProps) {
  const { open, canEdit, askLink } = useHands();
  const { density, goNear } = useLook();
  const [isEditing, setEditing] = useState(false);
  const { lane, stepId, touchpointId, figures, isWaiting } = content;
  const isText = isWritten(lane.kind);
  // Words being written stay where they are, and words wait for no figures.
  const isFar = density === "far" && !isEditing && (isText || !isWaiting);
  const isHeld = lane.kind in LANE_CONTENTS;
  const onKeyDown = useMarkKeys(lane, stepId, isEditing);
  const perform = () => {
    if (isFar && isText) goNear({ row, column: index });
    else if (lane.kind === "journeys") {
      if (canEdit) askLink({ laneId: lane.id, stepId });
    } else if (isText) setEditing(canEdit);
    else open({ laneId: lane.id, stepId, measure: measureAt(lane.kind, figures) });
  };
  return (
    // The other keys of all cells are heard by the grid (useGridKeys).
    <div
      role="gridcell" aria-colindex={index + 2} className="lane-cell" tabIndex={-1} data-row={row} data-column={index}
      data-lane={lane.kind} data-lane-id={lane.id} data-step-id={stepId} data-touchpoint={touchpointId ?? undefined} data-opened={isOpened || undefined}
      data-still={(isText && !canEdit) || undefined} style={{ width, marginInlineStart: gap }} onClick={perform} onKeyDown={onKeyDown}
    >
      {isFar ? (
        <FarCell {...content} />
      ) : lane.kind === "journeys" ? (
        <NestedCell cell={content.cell} />
      ) : isHeld ? (
        <ContentEditor lane={lane} stepId={stepId} cell={content.cell} isEditing={isEditing} onDone={() => setEditing(false)}>
          <ContentView lane={lane} cell={content.cell} figures={figures} />
        </ContentEditor>
      ) : isText ? (
        <TextCell laneId={lane.id} stepId={stepId} text={content.cell?.text ?? ""} isEditing={isEditing} onDone={() => setEditing(false)} />
      ) : (
        <CellContent {...content} />
      )}
      {!isEditing && !isFar && (
        <TaskMark
          count={tasks} isText={isText} isOffered={isText && canEdit}
          onOpen={() => open({ laneId: lane.id, stepId, measure: measureAt(lane.kind, figures) })}
        />
      )}
    </div>
  );
});

const FROM_REGISTRY = new Set<MapLane["kind"]>(["channel", "departments", "promise"]);

/** What a lane says at a step; written lanes have their own cell. */
export function CellContent({ lane, touchpointId, figures, touchpoint, quotes, cell, isWaiting }: Content) {
  const isCompared = useComparedScene() !== null;
  const compared = isCompared ? comparedMeasure(lane.kind) : null;
  if (compared !== null) return <ComparedCell touchpointId={touchpointId} measure={compared} />;
  if (isWaiting && !FROM_REGISTRY.has(lane.kind)) return <span className="cell-wait" />;
  const claim = cell?.claim ?? null;
  switch (lane.kind) {
    case "channel":
      return <ChannelCell touchpoint={touchpoint} />;
    case "departments":
      return <DepartmentsCell touchpoint={touchpoint} />;
    case "promise":
      return <PromiseCell touchpoint={touchpoint} />;
    case "quotes":
      return <QuotesCell quotes={quotes ?? []} />;
    case "expectation_experience":
      return (
        <RatingsCell figures={figures} promise={touchpoint?.promise ?? null} />
      );
    case "gap":
    case "decisive":
      return <GapCell figure={figures?.[lane.kind]} claim={claim} />;
    default:
      return <MeasureCell kind={lane.kind} figure={figures?.[MEASURES[lane.kind][0] ?? ""]} claim={claim} />;
  }
}
