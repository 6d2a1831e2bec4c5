import type { Figure, MapTarget } from "@/api/types";

const WIDTH = 320;
const EDGE = 8;

const shown = (figure: Figure | null): figure is Figure & { value: number } => figure !== null && figure.value !== null;

/** Target, before and now on one line; all of it is told in words below. */
export function Track({ target }: { target: MapTarget }) {
  const { before, now, low, high } = target;
  const figures = [before, now].filter(shown);
  const ends = [low, high, ...figures.flatMap((one) => [one.value, one.low, one.high])].filter((end) => end !== null);
  if (figures.length === 0 || ends.length < 2) return null;
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least || Math.abs(most) || 1) * 0.12;
  const at = (value: number) => EDGE + ((value - least + room) / (most - least + 2 * room)) * (WIDTH - 2 * EDGE);
  const [from, to] = [low === null ? 0 : at(low), high === null ? WIDTH : at(high)];
  const mark = (figure: Figure | null, y: number, kind: string) =>
    shown(figure) && (
      <g data-kind={kind}>
        {figure.low !== null && figure.high !== null && <line x1={at(figure.low)} x2={at(figure.high)} y1={y} y2={y} />}
        <circle cx={at(figure.value)} cy={y} r={5} />
      </g>
    );
  return (
    <svg className="track" viewBox={`0 0 ${WIDTH} 44`} aria-hidden>
      <rect className="track-target" x={from} width={Math.max(0, to - from)} y={2} height={40} rx={4} />
      {mark(before, 14, "before")}
      {mark(now, 30, "now")}
    </svg>
  );
}
