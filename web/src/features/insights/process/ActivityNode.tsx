import { Handle, Position, type NodeProps } from "@xyflow/react";
import { IconFlagFilled, IconPlayerPlayFilled } from "@tabler/icons-react";

export interface ActivityData extends Record<string, unknown> {
  name: string;
  text: string;
  weight: number;
}

/** One activity: its name, how often it happens, and a bar for the share. */
export function ActivityNode({ data }: NodeProps) {
  const { name, text, weight } = data as ActivityData;
  return (
    <div className="graph-node" title={name}>
      <Handle type="target" position={Position.Left} className="graph-handle" isConnectable={false} />
      <div className="graph-node-name">{name}</div>
      <div className="graph-node-text">{text}</div>
      <svg className="graph-node-bar" width="100%" height="3" aria-hidden>
        <rect width={`${(weight * 100).toFixed(1)}%`} height="3" />
      </svg>
      <Handle type="source" position={Position.Right} className="graph-handle" isConnectable={false} />
    </div>
  );
}

/** Where journeys begin, or end. */
export function MarkNode({ data }: NodeProps) {
  const isStart = Boolean(data.isStart);
  return (
    <div className="graph-mark" title={String(data.label)}>
      <Handle type="target" position={Position.Left} className="graph-handle" isConnectable={false} />
      {isStart ? <IconPlayerPlayFilled size={16} /> : <IconFlagFilled size={16} />}
      <Handle type="source" position={Position.Right} className="graph-handle" isConnectable={false} />
    </div>
  );
}
