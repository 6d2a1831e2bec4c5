import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sendCommands } from "@/api/journeys";
import { ApiProblem } from "@/api/problem";
import type { MapCommand, MapWhole } from "@/api/types";
import { foresee } from "@/canvas/foresee";
import { asksAnew, NO_HISTORY, remember, type History } from "@/canvas/history";
import { useTellProblem } from "@/ui/notify";
import { mapQuery } from "../queries";

type Way = "do" | "undo" | "redo";

/** What the server has said, and what it has yet to say. */
interface Line {
  confirmed: MapWhole | undefined;
  onTheWay: MapCommand[][];
  last: Promise<void>;
}

/**
 * Shows a change at once and sends it; changes go one after the other. What takes them back is kept.
 * A change that is refused is taken back with a word about it; when somebody was quicker, the map is loaded anew.
 */
export function useMapEditor(workspace: string, id: string) {
  const queries = useQueryClient();
  const { t } = useTranslation("journeys");
  const tell = useTellProblem();
  const tellTakenBack = useTellProblem(t("change_taken_back"));
  const [history, setHistory] = useState<History>(NO_HISTORY);
  const latest = useRef(history);
  const line = useRef<Line>({ confirmed: undefined, onTheWay: [], last: Promise.resolve() });
  const queryKey = useMemo(() => mapQuery(workspace, id).queryKey, [workspace, id]);

  const keep = useCallback((next: History) => {
    latest.current = next;
    setHistory(next);
  }, []);

  /** The server's map with what is on its way to it. */
  const show = useCallback(() => {
    const { confirmed, onTheWay } = line.current;
    if (confirmed) queries.setQueryData<MapWhole>(queryKey, foresee(confirmed, onTheWay));
  }, [queries, queryKey]);

  const expect = useCallback(
    (commands: MapCommand[]) => {
      if (line.current.onTheWay.length === 0) line.current.confirmed = queries.getQueryData<MapWhole>(queryKey);
      line.current.onTheWay = [...line.current.onTheWay, commands];
      show();
    },
    [queries, queryKey, show],
  );

  const refused = useCallback(
    async (error: unknown) => {
      if (error instanceof ApiProblem && error.status === 409) {
        line.current.onTheWay = [];
        keep(NO_HISTORY);
        await queries.invalidateQueries({ queryKey });
        // Without the server's words the screen says in its own language that the map was loaded anew.
        tell(new ApiProblem({ title: "", status: 409, code: error.code, detail: "" }));
        return;
      }
      tellTakenBack(error);
    },
    [keep, queries, queryKey, tell, tellTakenBack],
  );

  const send = useCallback(
    async (commands: MapCommand[], way: Way) => {
      const { confirmed } = line.current;
      if (!confirmed || !line.current.onTheWay.includes(commands)) return;
      try {
        const change = await sendCommands(workspace, id, { base_version: confirmed.version, commands });
        line.current.confirmed = { ...confirmed, version: change.version, title: change.document.title, document: change.document };
        keep(remember(latest.current, way, change.inverse as unknown as MapCommand[]));
        line.current.onTheWay = line.current.onTheWay.filter((one) => one !== commands);
        show();
        if (asksAnew(commands)) {
          void queries.invalidateQueries({ queryKey: ["measured", workspace, id] });
          void queries.invalidateQueries({ queryKey: ["evidence", workspace, id] });
        }
        void queries.invalidateQueries({ queryKey: ["maps", workspace] });
      } catch (error) {
        line.current.onTheWay = line.current.onTheWay.filter((one) => one !== commands);
        show();
        await refused(error);
      }
    },
    [workspace, id, queries, keep, show, refused],
  );

  const inTurn = useCallback((task: () => Promise<void> | undefined) => {
    line.current.last = line.current.last.then(task);
  }, []);

  const apply = useCallback(
    (commands: MapCommand[]) => {
      expect(commands);
      inTurn(() => send(commands, "do"));
    },
    [expect, inTurn, send],
  );

  /** What takes a change back is known once the server has answered it: in its turn, then. */
  const takeBack = useCallback(
    (way: "undo" | "redo") =>
      inTurn(() => {
        const commands = latest.current[way].at(-1);
        if (!commands) return undefined;
        expect(commands);
        return send(commands, way);
      }),
    [expect, inTurn, send],
  );

  return {
    apply,
    undo: useCallback(() => takeBack("undo"), [takeBack]),
    redo: useCallback(() => takeBack("redo"), [takeBack]),
    canUndo: history.undo.length > 0,
    canRedo: history.redo.length > 0,
  };
}
