import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sendCommands } from "@/api/journeys";
import { ApiProblem } from "@/api/problem";
import type { MapChange, MapCommand, MapWhole } from "@/api/types";
import { foresee } from "@/canvas/foresee";
import { asksAnew, NO_HISTORY, remember, type History } from "@/canvas/history";
import { rebase } from "@/canvas/rebase";
import { useTell, useTellProblem } from "@/ui/notify";
import { mapQuery } from "../queries";

type Way = "do" | "undo" | "redo";

/** How often a change follows a map that others keep changing. */
const MOST_TRIES = 5;

/** What the server has said, and what it has yet to say. */
interface Line {
  confirmed: MapWhole | undefined;
  onTheWay: MapCommand[][];
  last: Promise<void>;
}

/**
 * Shows a change at once and sends it; changes go one after the other. What takes them back is kept.
 * A change that is refused is taken back with a word about it. When somebody was quicker, the map is loaded anew
 * and what can still be done is done; of the rest there is a word.
 */
export function useMapEditor(workspace: string, id: string) {
  const queries = useQueryClient();
  const { t } = useTranslation("journeys");
  const tell = useTell();
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

  /** Somebody was quicker: take the map as it is now, keep what can still be done, tell of the rest. */
  const catchUp = useCallback(
    async (before: MapWhole): Promise<boolean> => {
      // A map that cannot be fetched now, or is no newer, leaves the refusal as it is: that is told then.
      const fresh = await queries.fetchQuery({ ...mapQuery(workspace, id), staleTime: 0 }).catch(() => before);
      if (fresh.version === before.version) return false;
      const { kept, lost } = rebase(line.current.onTheWay, before.document, fresh.document);
      line.current = { ...line.current, confirmed: fresh, onTheWay: kept };
      keep(NO_HISTORY);
      show();
      const message = lost.length > 0 ? t("conflict.lost", { count: lost.length }) : t("conflict.kept");
      tell({ title: t("conflict.title"), message, isBad: lost.length > 0 });
      return true;
    },
    [workspace, id, queries, keep, show, t, tell],
  );

  const taken = useCallback(
    (commands: MapCommand[], way: Way, change: MapChange) => {
      const { confirmed, onTheWay } = line.current;
      const { document, version } = change;
      line.current.confirmed = confirmed && { ...confirmed, version, title: document.title, document };
      line.current.onTheWay = onTheWay.filter((one) => one !== commands);
      keep(remember(latest.current, way, change.inverse as unknown as MapCommand[]));
      show();
      if (asksAnew(commands)) {
        void queries.invalidateQueries({ queryKey: ["measured", workspace, id] });
        void queries.invalidateQueries({ queryKey: ["evidence", workspace, id] });
      }
      void queries.invalidateQueries({ queryKey: ["maps", workspace] });
    },
    [workspace, id, queries, keep, show],
  );

  const send = useCallback(
    async (commands: MapCommand[], way: Way) => {
      for (let tries = 1; line.current.onTheWay.includes(commands); tries += 1) {
        const { confirmed } = line.current;
        if (!confirmed) return;
        try {
          taken(commands, way, await sendCommands(workspace, id, { base_version: confirmed.version, commands }));
        } catch (error) {
          const isOvertaken = error instanceof ApiProblem && error.status === 409 && tries < MOST_TRIES;
          if (isOvertaken && (await catchUp(confirmed))) continue;
          line.current.onTheWay = line.current.onTheWay.filter((one) => one !== commands);
          show();
          tellTakenBack(error);
        }
      }
    },
    [workspace, id, show, taken, catchUp, tellTakenBack],
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
