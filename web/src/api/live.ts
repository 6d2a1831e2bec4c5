import type { Problem } from "./problem";
import type { MapCommand } from "./types";

/** Where on a map somebody is; a step's own card has no lane. */
export interface LiveCell {
  lane_id: string | null;
  step_id: string | null;
  stage_id: string | null;
}

/** Where somebody is, and where the pointer is, in shares of the map's grid. */
export interface Whereabouts {
  cell: LiveCell | null;
  is_writing: boolean;
  x: number | null;
  y: number | null;
}

export interface Person extends Whereabouts {
  id: string;
  name: string;
  /** One of twelve. */
  color: number;
  is_guest: boolean;
}

/** What is sent over a map's live line. */
export type ToServer =
  | { kind: "commands"; seq: number; list_id: string; commands: MapCommand[] }
  | ({ kind: "here" } & Whereabouts)
  | { kind: "ping" };

/** What is heard on it. */
export type FromServer =
  | { kind: "welcome"; version: number; me: string; people: Person[] }
  | { kind: "done"; seq: number; version: number; inverse: MapCommand[] }
  | { kind: "refused"; seq: number; problem: Problem }
  | { kind: "changed"; version: number; commands: MapCommand[] }
  | { kind: "people"; joined: Person[]; left: string[] }
  | ({ kind: "here"; id: string } & Whereabouts)
  | { kind: "told"; topic: string; id: string }
  | { kind: "pong" };

export interface Ears {
  onFrame: (frame: FromServer) => void;
  /** The line is gone, with the server's code where it has one. */
  onClose: (code: number) => void;
}

export interface Wire {
  send: (frame: ToServer) => void;
  close: () => void;
}

/** Opens the live line of a map; a guest's secret goes along as a protocol, for a socket has no headers. */
export function openWire(workspace: string, map: string, { onFrame, onClose }: Ears, secret?: string): Wire {
  const { protocol, host } = window.location;
  const address = `${protocol.replace("http", "ws")}//${host}/live/workspaces/${workspace}/maps/${map}`;
  const socket = secret === undefined ? new WebSocket(address) : new WebSocket(address, ["tropa", `guest.${secret}`]);
  socket.onmessage = (event) => onFrame(JSON.parse(String(event.data)) as FromServer);
  socket.onclose = (event) => onClose(event.code);
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
    },
    close: () => socket.close(),
  };
}
