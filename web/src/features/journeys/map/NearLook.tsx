import { Paper, Portal } from "@mantine/core";
import { useEffect, useState, type RefObject } from "react";
import type { Column } from "@/canvas/columns";
import { HEAD_ROWS } from "@/canvas/grid";
import { cellAt, lookupOf } from "@/canvas/lookup";
import { ContentView } from "../contents/ContentView";
import { CellContent } from "../lanes/LaneCells";
import { isWritten } from "../lanes/measures";
import { NestedCell } from "../nesting/NestedCell";
import { figuresAt, useScene } from "./MapContext";
import { useLaneName } from "./names";
import { DensityContext } from "./DensityContext";

interface Place {
  row: number;
  column: number;
  said: string;
  box: DOMRect;
}

const WIDTH = 300;
const NEAR = { density: "whole", goNear: () => undefined } as const;

/** What is shortened on the map, in full beside the cell that has the pointer or the focus. */
export function NearLook({ frame, columns }: { frame: RefObject<HTMLDivElement | null>; columns: Column[] }) {
  const place = usePlace(frame);
  const column = columns[place?.column ?? -1];
  if (!place || !column) return null;
  const { left, right, top } = place.box;
  const isRight = right + WIDTH + 12 < innerWidth;
  return (
    <Portal>
      <Paper
        className="near-look" shadow="md" withBorder p="sm" inert
        style={{ width: WIDTH, left: isRight ? right + 8 : Math.max(8, left - WIDTH - 8), top: Math.min(top, innerHeight - 240) }}
      >
        <DensityContext value={NEAR}><Inside place={place} column={column} /></DensityContext>
      </Paper>
    </Portal>
  );
}

/** The cell that the pointer or the focus came to last, until it is left, pressed, or told Escape. */
function usePlace(frame: RefObject<HTMLDivElement | null>): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const grid = frame.current;
    if (!grid) return undefined;
    let isFocused = false;
    const look = (target: EventTarget | null) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row][data-column]") : null;
      const { row, column } = cell?.dataset ?? {};
      const isHere = cell !== null && Number(row) > 0 && Number(column) >= 0;
      setPlace(isHere ? { row: Number(row), column: Number(column), said: cell.ariaLabel ?? "", box: cell.getBoundingClientRect() } : null);
    };
    const over = ({ type, target }: Event) => {
      isFocused = type === "focusin";
      look(target);
    };
    const out = () => {
      isFocused = false;
      setPlace(null);
    };
    // The browser scrolls to what gets the focus: it is told where it stands then.
    const moved = () => (isFocused ? look(document.activeElement) : out());
    const press = ({ key }: KeyboardEvent) => key === "Escape" && out();
    const signs = [["pointerover", over], ["focusin", over], ["pointerleave", out], ["focusout", out], ["scroll", moved], ["click", out]] as const;
    for (const [sign, hear] of signs) grid.addEventListener(sign, hear);
    window.addEventListener("scroll", moved);
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("scroll", moved);
      window.removeEventListener("keydown", press);
      for (const [sign, hear] of signs) grid.removeEventListener(sign, hear);
    };
  }, [frame]);
  return place;
}

function Inside({ place: { row, said }, column }: { place: Place; column: Column }) {
  const { map, measured, touchpoints } = useScene();
  const laneName = useLaneName();
  const { stepId, touchpointId } = column;
  const step = stepId === null ? undefined : lookupOf(map).steps.get(stepId);
  const lane = map.lanes[row - HEAD_ROWS];
  const touchpoint = touchpoints.get(touchpointId ?? "");
  if (!step) return null;
  const [cell, figures] = lane ? [cellAt(map, lane.id, step.id), figuresAt(measured, touchpointId)] : [undefined, undefined];
  return (
    <>
      <b>{step.name}</b>
      {!lane && <div className="lane-about">{touchpoint?.channels.join(", ")}</div>}
      {lane && <div className="lane-about">{laneName(lane)}</div>}
      {lane?.kind === "emotion" ? said : lane?.kind === "journeys" ? <NestedCell cell={cell} /> : lane && isWritten(lane.kind) ? (
        <ContentView lane={lane} cell={cell} figures={figures} />
      ) : lane && (
        <CellContent
          lane={lane} stepId={step.id} touchpointId={touchpointId} figures={figures} touchpoint={touchpoint}
          quotes={measured?.quotes[touchpointId ?? ""]} cell={cell} isWaiting={measured === undefined}
        />
      )}
    </>
  );
}
