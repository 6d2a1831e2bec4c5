import { useElementSize, useMediaQuery, useMergedRef } from "@mantine/hooks";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { columnsInSight, columnsOf, spansOf } from "@/canvas/columns";
import { Lane } from "../lanes/Lane";
import { StepDrag } from "../editing/StepDrag";
import { Lit } from "./Lit";
import { useScene } from "./MapContext";
import { StageHead } from "./StageHead";
import { StepCell } from "./StepCard";
import { useGridKeys } from "./useGridKeys";

const HEAD_WIDTH = 176;
const FIRST_LANE = 2;
const SCROLL_STEP = 250;

/** Stages across, lanes down; the first column and the heads stay in sight. */
export function MapGrid() {
  const { t } = useTranslation("journeys");
  const { map, open, opened, measured, canEdit, apply } = useScene();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const frame = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(frame, sized);
  const [left, setLeft] = useState(0);
  const [folded, setFolded] = useState<Record<string, boolean>>({});
  const head = isPhone ? 0 : HEAD_WIDTH;
  const columns = useMemo(() => columnsOf(map, Math.max(0, width - head), noteLengths(map)), [map, width, head]);
  const [from, to] = columnsInSight(columns, left, width);
  const spans = useMemo(() => spansOf(columns), [columns]);
  const keys = useGridKeys(frame, map.lanes.length + FIRST_LANE, columns.length);
  useEffect(() => {
    if (opened) frame.current?.querySelector("[data-opened]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [opened, columns]);
  const offset = isPhone ? 1 : 2;
  const widths = columns.map((column) => `${column.width}px`).join(" ");
  const collapse = (laneId: string) => {
    const isCollapsed = folded[laneId] ?? map.lanes.find((lane) => lane.id === laneId)?.is_collapsed ?? false;
    if (canEdit) apply([{ kind: "collapse_lane", lane_id: laneId, is_collapsed: !isCollapsed }]);
    else setFolded((now) => ({ ...now, [laneId]: !isCollapsed }));
  };
  const openStep = (stepId: string) => {
    const lane = map.lanes.find((one) => one.kind === "channel") ?? map.lanes[0];
    if (lane && measured) open({ laneId: lane.id, stepId, measure: "covered" });
  };
  return (
    <StepDrag>
      <div
        ref={merged} role="grid" aria-label={map.title} aria-rowcount={map.lanes.length + FIRST_LANE} className="map-frame"
        data-phone={isPhone || undefined} {...keys}
        onScroll={(event) => setLeft(Math.floor(event.currentTarget.scrollLeft / SCROLL_STEP) * SCROLL_STEP)}
        style={{ gridTemplateColumns: isPhone ? widths : `${head}px ${widths}` }}
      >
        <Lit frame={frame} />
        <div role="row" className="map-row">
          {!isPhone && <div role="columnheader" className="map-corner">{t("head.stage")}</div>}
          {spans.map((span, index) => {
            const stage = map.stages.find((one) => one.id === span.stageId);
            return stage && <StageHead key={stage.id} stage={stage} number={index + 1} span={span} offset={offset} />;
          })}
        </div>
        <div role="row" className="map-row">
          {!isPhone && <div role="rowheader" className="steps-head">{t("head.steps")}</div>}
          {columns.slice(from, to).map((column, place) => {
            const index = from + place;
            const step = map.steps.find((one) => one.id === column.stepId);
            return step ? (
              <StepCell key={step.id} step={step} index={index} column={index + offset} row={2} onOpen={openStep} />
            ) : (
              <div key={column.key} role="gridcell" className="step-cell" data-row={1} data-column={index} tabIndex={-1} style={{ gridColumn: index + offset, gridRow: 2 }}>
                <span className="figure-none">{t("cell.no_steps")}</span>
              </div>
            );
          })}
        </div>
        {map.lanes.map((lane, index) => (
          <Lane
            key={lane.id} lane={lane} columns={columns} from={from} to={to} row={index + FIRST_LANE} offset={offset}
            headRow={isPhone ? 2 * index + 3 : index + 3} cellRow={isPhone ? 2 * index + 4 : index + 3}
            isCollapsed={folded[lane.id] ?? lane.is_collapsed} onCollapse={collapse}
          />
        ))}
      </div>
    </StepDrag>
  );
}

/** How long the longest note of each step is: a step with much to say gets a wider column. */
function noteLengths(map: ReturnType<typeof useScene>["map"]): (stepId: string) => number {
  const longest = new Map<string, number>();
  for (const cell of map.cells) {
    if (cell.step_id) longest.set(cell.step_id, Math.max(longest.get(cell.step_id) ?? 0, cell.text.length));
  }
  return (stepId) => longest.get(stepId) ?? 0;
}
