import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { sendCommands } from "@/api/journeys";
import { ApiProblem } from "@/api/problem";
import type { MapCommand, MapWhole } from "@/api/types";
import { asksAnew, NO_HISTORY, remember, type History } from "@/canvas/history";
import { useTellProblem } from "@/ui/notify";
import { mapQuery } from "../queries";

type Way = "do" | "undo" | "redo";

/** Sends commands one after the other, keeps what takes them back, and loads anew when somebody was quicker. */
export function useMapEditor(workspace: string, id: string) {
  const queries = useQueryClient();
  const tell = useTellProblem();
  const [history, setHistory] = useState<History>(NO_HISTORY);
  const line = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(history);

  const send = useCallback(
    async (commands: MapCommand[], way: Way) => {
      const { queryKey } = mapQuery(workspace, id);
      const map = queries.getQueryData<MapWhole>(queryKey);
      if (!map) return;
      try {
        const change = await sendCommands(workspace, id, { base_version: map.version, commands });
        queries.setQueryData<MapWhole>(queryKey, {
          ...map, version: change.version, title: change.document.title, document: change.document,
        });
        latest.current = remember(latest.current, way, change.inverse as unknown as MapCommand[]);
        setHistory(latest.current);
        if (asksAnew(commands)) {
          void queries.invalidateQueries({ queryKey: ["measured", workspace, id] });
          void queries.invalidateQueries({ queryKey: ["evidence", workspace, id] });
        }
        void queries.invalidateQueries({ queryKey: ["maps", workspace] });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 409) {
          latest.current = NO_HISTORY;
          setHistory(NO_HISTORY);
          await queries.invalidateQueries({ queryKey });
          // Without the server's words the screen says in its own language that the map was loaded anew.
          const isOurs = error.code === "conflict";
          tell(isOurs ? new ApiProblem({ title: "", status: 409, code: error.code, detail: "" }) : error);
          return;
        }
        tell(error);
      }
    },
    [workspace, id, queries, tell],
  );

  const queue = useCallback(
    (commandsOf: () => MapCommand[] | undefined, way: Way) => {
      line.current = line.current.then(() => {
        const commands = commandsOf();
        return commands ? send(commands, way) : undefined;
      });
      return line.current;
    },
    [send],
  );

  return {
    apply: useCallback((commands: MapCommand[]) => void queue(() => commands, "do"), [queue]),
    undo: useCallback(() => void queue(() => latest.current.undo.at(-1), "undo"), [queue]),
    redo: useCallback(() => void queue(() => latest.current.redo.at(-1), "redo"), [queue]),
    canUndo: history.undo.length > 0,
    canRedo: history.redo.length > 0,
  };
}
