import { memo, useState } from "react";
import type { MapLane } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { cellOf, figureOf, useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { GapCell, MeasureCell } from "./MeasureCell";
import { measureAt, MEASURES } from "./measures";
import { RatingsCell } from "./RatingsCell";
import { TextCell } from "./TextCell";
import { ChannelCell, DepartmentsCell, PromiseCell, QuotesCell } from "./WordCells";

interface LaneCellsProps {
  lane: MapLane;
  columns: Column[];
  from: number;
  to: number;
  row: number;
  gridRow: number;
  offset: number;
}

/** A lane across all steps. */
export const LaneCells = memo(function LaneCells({ lane, columns, from, to, row, gridRow, offset }: LaneCellsProps) {
  return columns.slice(from, to).map((column, place) => (
    <LaneCell
      key={column.key} lane={lane} column={column} row={row} index={from + place} gridRow={gridRow}
      gridColumn={from + place + offset}
    />
  ));
});

interface LaneCellProps {
  lane: MapLane;
  column: Column;
  row: number;
  index: number;
  gridRow: number;
  gridColumn: number;
}

function LaneCell({ lane, column, row, index, gridRow, gridColumn }: LaneCellProps) {
  const { open, opened, measured, canEdit, map } = useScene();
  const stageName = useStageName();
  const [isEditing, setEditing] = useState(false);
  const { stepId, touchpointId } = column;
  const isText = lane.kind === "text";
  const isOpened = opened?.laneId === lane.id && opened.stepId === stepId;
  const perform = () => {
    if (stepId === null) return;
    if (isText) setEditing(canEdit);
    else open({ laneId: lane.id, stepId, measure: measureAt(lane.kind, touchpointId, measured) });
  };
  const stage = map.stages.find((one) => one.id === column.stageId);
  return (
    // The keys of all cells are heard by the grid (useGridKeys).
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell" className="lane-cell" tabIndex={-1} data-row={row} data-column={index} data-lane={lane.kind}
      data-touchpoint={touchpointId ?? undefined} data-opened={isOpened || undefined} data-still={stepId === null || undefined}
      style={{ gridRow, gridColumn }} onClick={perform}
      aria-label={stepId === null && stage ? stageName(stage) : undefined}
    >
      {stepId === null ? null : isText ? (
        <TextCell laneId={lane.id} stepId={stepId} isEditing={isEditing} onDone={() => setEditing(false)} />
      ) : (
        <CellContent lane={lane} stepId={stepId} touchpointId={touchpointId} />
      )}
    </div>
  );
}

const FROM_REGISTRY = new Set<MapLane["kind"]>(["channel", "departments", "promise"]);

function CellContent({ lane, stepId, touchpointId }: { lane: MapLane; stepId: string; touchpointId: string | null }) {
  const scene = useScene();
  const touchpoint = scene.touchpoints.get(touchpointId ?? "");
  const figure = (measure: string) => figureOf(scene, touchpointId, measure);
  if (!scene.measured && !FROM_REGISTRY.has(lane.kind)) return <span className="cell-wait" />;
  const claim = cellOf(scene.map, lane.id, stepId)?.claim ?? null;
  switch (lane.kind) {
    case "channel":
      return <ChannelCell touchpoint={touchpoint} />;
    case "departments":
      return <DepartmentsCell touchpoint={touchpoint} />;
    case "promise":
      return <PromiseCell touchpoint={touchpoint} />;
    case "quotes":
      return <QuotesCell quotes={scene.measured?.quotes[touchpointId ?? ""] ?? []} />;
    case "expectation_experience":
      return (
        <RatingsCell
          expectation={figure("expectation")} experience={figure("experience")} gap={figure("gap")}
          promise={touchpoint?.promise ?? null}
        />
      );
    case "gap":
    case "decisive":
      return <GapCell figure={figure(lane.kind)} claim={claim} />;
    default: {
      const first = MEASURES[lane.kind][0] ?? "";
      return <MeasureCell kind={lane.kind} figure={figure(first)} claim={claim} />;
    }
  }
}
