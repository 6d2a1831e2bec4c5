import { useMemo, type RefObject } from "react";
import type { Column } from "@/canvas/columns";
import { useScene } from "../map/MapContext";
import { colorOf } from "./colors";
import { frameRules, placeOn, type Framed } from "./frames";
import "./live.css";
import { useOthers } from "./useLiveMap";
import { sizeOf, useWhereabouts } from "./useWhereabouts";

interface LiveLayerProps {
  frame: RefObject<HTMLDivElement | null>;
  columns: Column[];
}

/** The others on the grid: a frame with a name around the cells they are in, and their pointers. */
export function LiveLayer({ frame, columns }: LiveLayerProps) {
  const { map } = useScene();
  const others = useOthers();
  useWhereabouts({ frame, columns, map });
  const rules = useMemo(() => {
    const places = new Map<string, Framed>();
    for (const person of others) {
      const place = person.cell && placeOn(map, columns, person.cell);
      if (!place) continue;
      const key = `${place.row} ${place.column}`;
      const found = places.get(key);
      if (found) found.people.push(person);
      else places.set(key, { place, people: [person], color: colorOf(person) });
    }
    return frameRules([...places.values()]);
  }, [others, map, columns]);
  return (
    <>
      {rules && <style>{rules}</style>}
      <Pointers frame={frame} />
    </>
  );
}

function Pointers({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const others = useOthers();
  const grid = frame.current;
  const seen = others.filter(({ x, y }) => x !== null && y !== null);
  if (!grid || seen.length === 0) return null;
  const { width, height } = sizeOf(grid);
  return (
    <div className="live-pointers" aria-hidden style={{ width, height }}>
      {seen.map((person) => (
        <div
          key={person.id} className="live-pointer"
          style={{
            "--live-color": colorOf(person), translate: `${(person.x ?? 0) * width}px ${(person.y ?? 0) * height}px`,
          } as React.CSSProperties}
        >
          <svg width="16" height="18" viewBox="0 0 16 18">
            <path d="M1 1 L14.5 9 L8 10.4 L4.6 16.6 Z" />
          </svg>
          <span>{person.name.split(" ")[0]}</span>
        </div>
      ))}
    </div>
  );
}
