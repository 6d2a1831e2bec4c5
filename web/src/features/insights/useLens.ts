import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Filter } from "@/api/types";
import { useWorkspace } from "../workspaces/useWorkspace";
import { tidy } from "./filter/tidy";
import { lensesQuery, type Scope } from "./queries";

const NOTHING: Filter = {};

/** The lens and the filter of the address; the first ready lens where the address names none. */
export function useLens(own?: string) {
  const { id: workspace } = useWorkspace();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { lens?: string; filter?: Filter };
  const { data: lenses, error, isPending } = useQuery(lensesQuery(workspace));
  const wanted = own ?? search.lens;
  const lens = lenses?.find((one) => one.id === wanted) ?? (own ? undefined : lenses?.[0]);
  const filter = search.filter ?? NOTHING;
  const setFilter = useCallback(
    (next: Filter) => {
      const kept = tidy(next);
      const hasAny = Object.keys(kept).length > 0;
      void navigate({
        to: ".",
        search: (now: Record<string, unknown>) => ({ ...now, filter: hasAny ? kept : undefined }) as never,
      });
    },
    [navigate],
  );
  const chooseLens = useCallback(
    (id: string) =>
      void navigate({
        to: ".",
        search: (now: Record<string, unknown>) => ({ ...now, lens: id, filter: undefined }) as never,
      }),
    [navigate],
  );
  const scope = useMemo<Scope | null>(
    () => (lens?.state === "ready" ? { workspace, lens: lens.id, version: lens.version, filter } : null),
    [workspace, lens, filter],
  );
  return { lenses, lens, filter, setFilter, chooseLens, scope, error, isPending };
}
