import { memo } from "react";
import { useFormat } from "@/ui/format";
import { bridgesOf, curvePath, ribbonPath, runsOf } from "@/canvas/curve";
import { EMOTION_HEIGHT, RULES, type DrawnCurve, type DrawnPoint } from "@/canvas/emotion";

const LABEL_CLEAR = 15;

interface EmotionCurvesProps {
  curves: DrawnCurve[];
  width: number;
  /** The first and the last column worth drawing. */
  from: number;
  to: number;
}

/** The emotion curves over all steps: the measured firm with their ribbons, the assumed dashed. */
export const EmotionCurves = memo(function EmotionCurves({ curves, width, from, to }: EmotionCurvesProps) {
  return (
    <svg className="emotion-curves" width={width} height={EMOTION_HEIGHT} viewBox={`0 0 ${width} ${EMOTION_HEIGHT}`} aria-hidden>
      {RULES.map((rule) => (
        <line key={rule.value} className="emotion-rule" data-zero={rule.value === 0 || undefined} x1={0} x2={width} y1={rule.y} y2={rule.y} />
      ))}
      {curves.map((curve) => (
        <Curve key={curve.source} curve={curve} width={width} from={from} to={to} isAlone={curves.length === 1} />
      ))}
    </svg>
  );
});

interface CurveProps extends Omit<EmotionCurvesProps, "curves"> {
  curve: DrawnCurve;
  isAlone: boolean;
}

function Curve({ curve, width, from, to, isAlone }: CurveProps) {
  const { signed } = useFormat();
  return (
    <g className="emotion-series" data-source={curve.source} data-assumed={curve.isAssumed || undefined}>
      <CurveLines curve={curve} width={width} />
      {curve.points.filter((point) => point.column >= from && point.column <= to).map((point) => (
        <g key={point.column}>
          <Whisker point={point} />
          <Point point={point} source={curve.source} />
          {(isAlone || point.isPeak || point.isEnd) && (
            <text x={point.x} y={labelY(point)} textAnchor="middle" className="emotion-value">
              {signed(point.value)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** The lines through all points: drawn once, however one scrolls. */
const CurveLines = memo(function CurveLines({ curve, width }: { curve: DrawnCurve; width: number }) {
  return (
    <>
      {runsOf(curve.points).map((run) => (
        <g key={run[0]?.column}>
          <path className="emotion-ribbon" d={ribbonPath(run)} />
          <path className="emotion-line" d={curvePath(run)} />
        </g>
      ))}
      {bridgesOf(curve.points).map(([from, to]) => (
        <path key={from.column} className="emotion-bridge" d={curvePath([from, to])} />
      ))}
      {curve.meanY !== null && <line className="emotion-mean" x1={0} x2={width} y1={curve.meanY} y2={curve.meanY} />}
    </>
  );
});

/** Above the point where the feeling is good, below it where it is bad: the curve stays free. */
const labelY = (point: DrawnPoint) =>
  point.value >= 0 ? Math.min(point.y, point.high ?? point.y) - LABEL_CLEAR + 4 : Math.max(point.y, point.low ?? point.y) + LABEL_CLEAR + 4;

function Whisker({ point }: { point: DrawnPoint }) {
  if (point.low === null || point.high === null) return null;
  return <line className="emotion-whisker" x1={point.x} x2={point.x} y1={point.low} y2={point.high} />;
}

/** Each source has a shape of its own; the peak wears a ring, the end a flag. */
function Point({ point, source }: { point: DrawnPoint; source: string }) {
  const { x, y } = point;
  return (
    <>
      {point.isPeak && <circle className="emotion-peak" cx={x} cy={y} r={9} />}
      {point.isEnd && <path className="emotion-end" d={`M${x + 8},${y + 8} V${y - 10} l9,4 l-9,4`} />}
      {source === "score" ? (
        <rect className="emotion-point" x={x - 4.5} y={y - 4.5} width={9} height={9} rx={1} />
      ) : source === "sentiment" ? (
        <path className="emotion-point" d={`M${x},${y - 6} L${x + 5.6},${y + 4} H${x - 5.6} Z`} />
      ) : (
        <circle className="emotion-point" cx={x} cy={y} r={5} />
      )}
    </>
  );
}
