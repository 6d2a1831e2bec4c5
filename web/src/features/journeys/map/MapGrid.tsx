import { useElementSize, useMediaQuery, useMergedRef } from "@mantine/hooks";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { spansOf, widthOf } from "@/canvas/columns";
import { HEAD_ROWS, type GridPlace } from "@/canvas/grid";
import { drawnOf } from "@/canvas/sight";
import { useComparedScene } from "../compare/ComparedContext";
import { ChoiceBar } from "../choosing/ChoiceBar";
import { useChoosing } from "../choosing/useChoosing";
import { Lane } from "../lanes/Lane";
import { LookBar } from "../looking/LookBar";
import { useFind } from "../looking/useFind";
import { useZoom } from "../looking/useZoom";
import { LiveLayer } from "../live/LiveLayer";
import { LiveContext } from "../live/useLiveMap";
import { StepDrag } from "../editing/StepDrag";
import { useTranslation } from "react-i18next";
import { ActionMenu } from "./ActionMenu";
import { DensityContext } from "./DensityContext";
import { DrawnContext } from "./DrawnContext";
import { Lit } from "./Lit";
import { useScene } from "./MapContext";
import { StagesRow, StepsRow } from "./HeadRows";
import "./density.css";
import { NearLook } from "./NearLook";
import { useColumns } from "./useColumns";
import { useGridKeys } from "./useGridKeys";
import { useSight } from "./useSight";

const DRAWN_WHOLE = 16;

/** Stages across, lanes down; the first column and the heads stay in sight. Of a wide map only what is in sight is drawn. */
export function MapGrid() {
  const { t } = useTranslation("journeys");
  const { map, opened, canEdit, apply } = useScene();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const isLive = useContext(LiveContext) !== null;
  const frame = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(frame, sized);
  const { zoom, change: setZoom } = useZoom(map.id);
  const [folded, setFolded] = useState<Record<string, boolean>>({});
  const [dragged, setDragged] = useState<string | null>(null);
  const isCompared = useComparedScene() !== null;
  const { columns, density, head, fitting } = useColumns(map, { width, zoom, isPhone, isCompared });
  const spans = useMemo(() => spansOf(columns), [columns]);
  const { sight, kept, keep, goTo, onScroll } = useSight(frame, columns.length, width);
  const shape = { rows: map.lanes.length + HEAD_ROWS, columns: columns.length, stages: spans.map((span) => span.first) };
  const keys = useGridKeys(frame, { shape, keep, goTo });
  const unfold = useCallback((laneId: string) => setFolded((now) => ({ ...now, [laneId]: false })), []);
  const find = useFind(frame, { columns, keep, goTo, unfold });
  const choosing = useChoosing(frame, { columns, shape, kept, goTo });
  const hearing = {
    ...keys, onClickCapture: choosing.onClickCapture,
    onKeyDown: (event: React.KeyboardEvent<HTMLDivElement>) => choosing.onKeyDown(event) || keys.onKeyDown(event),
  };
  const drawn = useMemo(
    () => drawnOf(columns, sight, ({ stepId }, index) => index === kept?.column || (stepId !== null && stepId === dragged)),
    // The sight is two numbers.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [columns, sight.from, sight.to, kept?.column, dragged],
  );
  const stages = drawnOf(spans, sight, ({ first, count }) => kept !== null && kept.column >= first && kept.column < first + count);
  useEffect(() => {
    if (opened) frame.current?.querySelector("[data-opened]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // The panel that opens takes room: the columns are laid out anew for what is left.
  }, [opened, width]);
  const collapse = useCallback((laneId: string, isCollapsed: boolean) => {
    if (canEdit) {
      apply([{ kind: "collapse_lane", lane_id: laneId, is_collapsed: isCollapsed }]);
      setFolded((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== laneId)));
    } else setFolded((now) => ({ ...now, [laneId]: isCollapsed }));
  }, [canEdit, apply]);
  const total = Math.round(widthOf(columns));
  const look = useMemo(() => ({
    density,
    goNear: (place: GridPlace) => {
      setZoom(1);
      goTo(place);
    },
  }), [density, setZoom, goTo]);
  return (<DensityContext value={look}>
    <LookBar find={find} zoom={zoom} onZoom={setZoom} onFit={() => setZoom(fitting())} />
    <div
      ref={merged} role="grid" aria-multiselectable aria-label={map.title} aria-rowcount={shape.rows} aria-colcount={shape.columns + 1}
      className="map-frame" data-phone={isPhone || undefined} data-density={density} {...hearing} onScroll={onScroll}
      style={{ "--head-width": `${head}px`, "--columns-width": `${total}px`, "--zoom": Math.max(1, zoom) } as React.CSSProperties}
    >
      <Lit frame={frame} />
      {density !== "whole" && <NearLook key={zoom} frame={frame} columns={columns} />}
      {isLive && <LiveLayer frame={frame} columns={columns} />}
      <StepDrag frame={frame} onDragged={setDragged} />
      {width > 0 && (
        <>
          <StagesRow stages={stages} corner={isPhone ? null : t("head.stage")} />
          <StepsRow drawn={drawn} corner={isPhone ? null : t("head.steps")} dragged={dragged} />
          <DrawnContext value={drawn}>{map.lanes.map((lane, index) => (
            <Lane
              key={lane.id} lane={lane} columns={columns} row={index + HEAD_ROWS} width={total}
              isCollapsed={folded[lane.id] ?? lane.is_collapsed} onCollapse={collapse}
              isWhole={map.lanes.length <= DRAWN_WHOLE || kept?.row === index + HEAD_ROWS}
            />
          ))}</DrawnContext>
        </>
      )}
    </div>
    <ActionMenu />
    <ChoiceBar {...choosing} />
  </DensityContext>);
}
