export interface Point {
  x: number;
  y: number;
}

/** ELK's spline: its bend points are the control points of cubic curves. */
export function splinePath(points: Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  const at = (point: Point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  let path = `M ${at(start)}`;
  for (let index = 0; index < rest.length; index += 3) {
    const part = rest.slice(index, index + 3);
    path += ` ${["L", "Q", "C"][part.length - 1] ?? "L"} ${part.map(at).join(", ")}`;
  }
  return path;
}

/** The point half way along the route, where its label stands. */
export function middleOf(points: Point[]): Point {
  const cubics = Math.floor((points.length - 1) / 3);
  const at = 3 * Math.floor((cubics - 1) / 2);
  const [a, b, c, d] = cubics > 0 ? points.slice(at, at + 4) : [];
  if (a && b && c && d) return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
  const first = points[0] ?? { x: 0, y: 0 };
  const last = points.at(-1) ?? first;
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
}

/** Above a loop, where its label covers nothing of it. */
export function topOf(points: Point[]): Point {
  const xs = points.map((point) => point.x);
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: Math.min(...points.map((point) => point.y)) - 12 };
}

/** An arrow head at the end of a route, in the direction in which the route arrives there. */
export function arrowAt(path: string, width: number): string {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  const [x = 0, y = 0] = numbers.slice(-2);
  let [dx, dy] = [1, 0];
  for (let at = numbers.length - 4; at >= 0; at -= 2) {
    [dx, dy] = [x - (numbers[at] ?? x), y - (numbers[at + 1] ?? y)];
    if (Math.hypot(dx, dy) > 1) break;
  }
  const length = Math.hypot(dx, dy) || 1;
  const size = 5 + width * 0.9;
  const back = { x: x - (dx / length) * size, y: y - (dy / length) * size };
  const side = { x: (-dy / length) * size * 0.6, y: (dx / length) * size * 0.6 };
  const corner = (sign: number) => `${(back.x + sign * side.x).toFixed(1)} ${(back.y + sign * side.y).toFixed(1)}`;
  return `M ${corner(-1)} L ${x} ${y} L ${corner(1)} Z`;
}
