import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { fetchMap, sendCommands } from "@/api/journeys";
import { openWire, type Ears, type Person, type Wire } from "@/api/live";
import { ApiProblem } from "@/api/problem";
import type { Session, MapCommand, MapWhole } from "@/api/types";
import { asksAnew } from "@/canvas/history";
import { newId } from "@/canvas/newId";
import { sessionQuery, useSession } from "../../workspaces/queries";
import { askFiguresAnew, mapQuery } from "../queries";
import { Kept } from "./kept";
import { LiveMap } from "./LiveMap";
import type { LiveMeans } from "./means";
import { atMostEvery } from "./pace";

type Voice = Pick<LiveMeans, "onOvertaken" | "onRefused">;

/** An open map with its line; it stays while a screen shows it, or something of it is not sent yet. */
interface Room {
  live: LiveMap;
  voice: Voice;
  screens: number;
  isStarted: boolean;
  check: () => void;
}

const rooms = new Map<string, Room>();
const FIGURES_MS = 2_000;
const SIGNED_OUT = 4401;

interface Place {
  queries: QueryClient;
  workspace: string;
  user: string;
  map: MapWhole;
}

/** How the live map reaches the server and the rest of the screen. */
function meansOf({ queries, workspace, user, map: { id } }: Place, voiceOf: () => Voice): LiveMeans {
  // What one person wrote is never sent in the name of the next.
  const isStill = () => queries.getQueryData<Session>(sessionQuery.queryKey)?.user?.id === user;
  const askFigures = atMostEvery(FIGURES_MS, () => askFiguresAnew(queries, workspace, id));
  const askList = atMostEvery(FIGURES_MS, () => void queries.invalidateQueries({ queryKey: ["maps", workspace] }));
  return {
    openWire: (ears) => (isStill() ? openWire(workspace, id, ears) : closedWire(ears)),
    fetchMap: () => fetchMap(workspace, id),
    post: async (body) => {
      if (!isStill()) throw new ApiProblem({ title: "", status: 401, code: "signed-out", detail: "" });
      return sendCommands(workspace, id, body);
    },
    kept: new Kept({ user, map: id, page: newId() }, localStorage, new BroadcastChannel(`tropa-unsent ${id}`)),
    onMap: (map) => queries.setQueryData<MapWhole>(mapQuery(workspace, id).queryKey, map) ?? map,
    onChanged: (commands: MapCommand[]) => {
      if (asksAnew(commands)) askFigures();
      askList();
    },
    onOvertaken: (lost) => voiceOf().onOvertaken(lost),
    onRefused: (problem) => voiceOf().onRefused(problem),
    onShut: () => {
      void queries.invalidateQueries({ queryKey: mapQuery(workspace, id).queryKey });
      void queries.invalidateQueries({ queryKey: ["workspace", workspace] });
    },
    // A query about a topic of a map begins with the topic and names the map.
    onTold: (topic) => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === topic && queryKey.includes(id) }),
  };
}

function closedWire({ onClose }: Ears): Wire {
  queueMicrotask(() => onClose(SIGNED_OUT));
  return { send: () => undefined, close: () => undefined };
}

function roomOf(key: string, place: Place, voice: Voice): Room {
  const found = rooms.get(key);
  if (found) return found;
  const room: Room = { live: new LiveMap(place.map, meansOf(place, () => room.voice)), voice, screens: 0, isStarted: false, check: () => undefined };
  rooms.set(key, room);
  return room;
}

function speakThrough(room: Room, voice: Voice): void {
  room.voice = voice;
}

/** Begin; end once no screen shows the map and nothing of it waits. */
function start(key: string, room: Room): void {
  const { live } = room;
  room.isStarted = true;
  const check = () => {
    if (room.screens > 0 || live.state.waiting > 0) return;
    forget();
    window.removeEventListener("online", live.renew);
    window.removeEventListener("offline", live.lose);
    live.stop();
    rooms.delete(key);
  };
  // A screen that is only drawn anew is back at once.
  room.check = () => setTimeout(check);
  const forget = live.subscribe(room.check);
  window.addEventListener("online", live.renew);
  window.addEventListener("offline", live.lose);
  live.start();
}

/** A screen shows the map; gives back how it leaves. */
function enter(key: string, room: Room): () => void {
  room.screens += 1;
  if (!room.isStarted) start(key, room);
  return () => {
    room.screens -= 1;
    room.check();
  };
}

/** The live line of an open map. */
export function useLiveMap(workspace: string, map: MapWhole, voice: Voice): LiveMap {
  const queries = useQueryClient();
  const { data: session } = useSession();
  const user = session?.user?.id ?? "";
  const key = `${user} ${map.id}`;
  const [room] = useState(() => roomOf(key, { queries, workspace, user, map }, voice));
  useLayoutEffect(() => speakThrough(room, voice));
  useEffect(() => enter(key, room), [key, room]);
  useEffect(() => room.live.fetched(map), [room, map]);
  return room.live;
}

export const LiveContext = createContext<LiveMap | null>(null);

export function useLive(): LiveMap {
  const live = useContext(LiveContext);
  if (!live) throw new Error("Nothing is live outside of a map.");
  return live;
}

/** Who else is on the map. */
export function useOthers(): readonly Person[] {
  const { presence } = useLive();
  return useSyncExternalStore(presence.subscribe, () => presence.others);
}
