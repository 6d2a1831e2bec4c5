import type { MapCell } from "@/api/types";
import { Note } from "../lanes/Note";
import { MapWay } from "./MapWay";

/** A journey nested in a cell, and the words beside it. */
export function NestedCell({ cell }: { cell: MapCell | undefined }) {
  if (!cell) return <span className="note-empty" aria-hidden />;
  return (
    <div className="nested-journey">
      {cell.link && <MapWay link={cell.link} />}
      {cell.text && <Note text={cell.text} />}
    </div>
  );
}
