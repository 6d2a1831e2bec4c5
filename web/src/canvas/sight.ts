/** Something with a place on the way from left to right. */
export interface Stretch {
  left: number;
  width: number;
}

/** Something drawn, and the empty room between it and what is drawn before it. */
export interface Drawn<S> {
  item: S;
  index: number;
  gap: number;
}

const ALWAYS_WHOLE = 24;
const MARGIN = 400;

/** The part of a map that is worth drawing: what is in sight and some on either side; a small map whole. */
export interface Sight {
  from: number;
  to: number;
}

export function sightOf(columns: number, left: number, width: number): Sight {
  if (columns <= ALWAYS_WHOLE) return { from: -Infinity, to: Infinity };
  return { from: left - MARGIN, to: left + width + MARGIN };
}

/** What is drawn of a row: what lies in sight, and what has to stay (under the focus, on its way). */
export function drawnOf<S extends Stretch>(row: S[], sight: Sight, isKept: (item: S, index: number) => boolean): Drawn<S>[] {
  const drawn: Drawn<S>[] = [];
  let end = 0;
  row.forEach((item, index) => {
    const isInSight = item.left + item.width > sight.from && item.left < sight.to;
    if (!isInSight && !isKept(item, index)) return;
    drawn.push({ item, index, gap: item.left - end });
    end = item.left + item.width;
  });
  return drawn;
}
