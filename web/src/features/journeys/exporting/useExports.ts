import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cancelExport, exportFileAddress, type ExportSubject, fetchExports, requestExport } from "@/api/exports";
import type { MapFile } from "@/api/journeys";
import { ApiProblem } from "@/api/problem";
import type { MapExport } from "@/api/types";
import { useTell, useTellProblem } from "@/ui/notify";

export const isOpen = (one: MapExport) => one.state === "queued" || one.state === "running";

/** Why a file was not written, in the server's own words. */
export const failureOf = (error: NonNullable<MapExport["error"]>) => new ApiProblem({ title: "", status: 422, ...error });

export const exportsQuery = (subject: ExportSubject) =>
  queryOptions({
    queryKey: ["map-exports", subject.workspace, subject.id],
    queryFn: () => fetchExports(subject),
    refetchInterval: (query) => (query.state.data?.some(isOpen) ? 700 : false),
  });

interface Ways {
  addressFor: (file: MapFile) => string;
  saveFrom: (address: string) => void;
}

/** The files of a map that the server writes in the background: asked for, watched, saved when ready. */
export function useExports(subject: ExportSubject, { addressFor, saveFrom }: Ways) {
  const { t } = useTranslation("journeys");
  const queries = useQueryClient();
  const tell = useTell();
  const tellProblem = useTellProblem();
  const awaited = useRef(new Set<string>());
  const [isAsked, setAsked] = useState(false);
  const query = exportsQuery(subject);
  const { data, refetch } = useQuery({ ...query, enabled: isAsked });

  useEffect(() => {
    for (const one of data ?? []) {
      if (one.id === null || isOpen(one) || !awaited.current.delete(one.id)) continue;
      if (one.state === "done") {
        saveFrom(exportFileAddress(subject.workspace, one.id));
        tell({ message: t("export.ready", { name: one.name }) });
      } else if (one.error) {
        tellProblem(failureOf(one.error));
      }
    }
  }, [data, saveFrom, subject.workspace, t, tell, tellProblem]);

  const ask = useCallback(
    async (file: MapFile) => {
      try {
        const asked = await requestExport(subject, file);
        if (asked.id === null) return saveFrom(addressFor(file));
        awaited.current.add(asked.id);
        setAsked(true);
        // A list that was asked for before would come without it, and end the watching.
        await queries.cancelQueries({ queryKey: query.queryKey });
        queries.setQueryData(query.queryKey, (known: MapExport[] = []) => [asked, ...known]);
        tell({ message: t("export.started") });
      } catch (error) {
        tellProblem(error);
      }
    },
    [addressFor, queries, query.queryKey, saveFrom, subject, t, tell, tellProblem],
  );
  const stop = useCallback(
    (id: string) => {
      awaited.current.delete(id);
      cancelExport(subject.workspace, id)
        .catch(tellProblem)
        .finally(() => void queries.invalidateQueries({ queryKey: query.queryKey }));
    },
    [queries, query.queryKey, subject.workspace, tellProblem],
  );
  /** Another window may have asked for files meanwhile. */
  const look = () => (isAsked ? void refetch() : setAsked(true));
  return { files: data ?? [], ask, stop, look };
}
