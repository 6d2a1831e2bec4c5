import type { QueryClient } from "@tanstack/react-query";
import { defaultParseSearch } from "@tanstack/react-router";
import type { Filter } from "@/api/types";
import { startMap } from "@/features/journeys/queries";
import { sessionQuery, workspaceQuery } from "@/features/workspaces/queries";
import { mapScreen } from "./screens";

const MAP = /^\/w\/([^/]+)\/journeys\/([0-9a-f-]{36})$/;

/** Ask for what the address is about at once: the words, who one is and the screen itself are still on their way. */
export function startEarly(queries: QueryClient, { pathname, search }: Pick<Location, "pathname" | "search">): void {
  const [, workspace, map] = MAP.exec(pathname) ?? [];
  // A browser opens few lines at a time: the screen, which is quickly there, goes before long answers.
  if (map !== undefined) void mapScreen();
  void queries.prefetchQuery(sessionQuery);
  if (workspace === undefined || map === undefined) return;
  const { filter } = defaultParseSearch(search) as { filter?: Filter };
  void queries.prefetchQuery(workspaceQuery(workspace));
  startMap(queries, workspace, map, filter ?? {});
}
