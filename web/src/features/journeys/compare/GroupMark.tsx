/** Shape and dash of each group, so that nobody needs to tell the colours apart. */
export const DASHES = [undefined, "9 5", "2 5", "12 4 2 4"];

export function shapeAt(place: number, x: number, y: number, size: number): string {
  const half = size / 2;
  switch (place % 4) {
    case 0:
      return `M${x - half},${y} a${half},${half} 0 1,0 ${size},0 a${half},${half} 0 1,0 ${-size},0 Z`;
    case 1:
      return `M${x - half},${y - half} H${x + half} V${y + half} H${x - half} Z`;
    case 2:
      return `M${x},${y - half} L${x + half},${y + half} H${x - half} Z`;
    default:
      return `M${x},${y - half} L${x + half},${y} L${x},${y + half} L${x - half},${y} Z`;
  }
}

/** The mark of a group, and in a key its dash too. */
export function GroupMark({ place, hasLine }: { place: number; hasLine?: boolean }) {
  const width = hasLine ? 30 : 12;
  return (
    <svg className="group-mark" data-group={place} width={width} height={12} viewBox={`0 0 ${width} 12`} aria-hidden>
      {hasLine && <line x1={0} x2={width} y1={6} y2={6} strokeDasharray={DASHES[place % 4]} />}
      <path d={shapeAt(place, width / 2, 6, 9)} />
    </svg>
  );
}
