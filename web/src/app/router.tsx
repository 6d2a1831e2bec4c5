import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect, retainSearchParams,
} from "@tanstack/react-router";
import { startMap } from "@/features/journeys/queries";
import { readCompareSearch } from "@/features/journeys/compare/search";
import { readViewSearch } from "@/features/journeys/coverage/search";
import { readWaySearch } from "@/features/journeys/nesting/search";
import type { Filter } from "@/api/types";
import { Broken } from "@/ui/Broken";
import { NotFound } from "@/ui/NotFound";
import { sessionQuery } from "@/features/workspaces/queries";
import { mapScreen } from "./screens";
import { Shell } from "./Shell";

interface Context {
  queries: QueryClient;
}

/** What every workspace screen keeps in its address. */
export interface SharedSearch {
  lens?: string;
  filter?: Filter;
}

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session.user) throw redirect({ to: "/sign-in" });
    const first = session.workspaces[0];
    if (!first) throw redirect({ to: "/new-workspace" });
    throw redirect({ to: "/w/$workspace", params: { workspace: first.id } });
  },
});

interface NextSearch {
  next?: string;
}

const nextSearch = (search: Record<string, unknown>): NextSearch =>
  typeof search.next === "string" && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {};

const doors = () => import("@/features/workspaces/doors");

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: nextSearch,
  component: lazyRouteComponent(doors, "SignIn"),
});

const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-up",
  validateSearch: nextSearch,
  component: lazyRouteComponent(doors, "SignUp"),
});

const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password",
  component: lazyRouteComponent(doors, "RequestReset"),
});

const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password/$key",
  component: lazyRouteComponent(doors, "ResetPassword"),
});

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/verify-email/$key",
  component: lazyRouteComponent(doors, "VerifyEmail"),
});

const newWorkspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/new-workspace",
  component: lazyRouteComponent(doors, "NewWorkspace"),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/invitation/$token",
  component: lazyRouteComponent(doors, "AcceptInvitation"),
});

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shared/$token",
  component: lazyRouteComponent(() => import("@/features/sharing/links/SharedScreen"), "SharedScreen"),
});

const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/join/$door",
  component: lazyRouteComponent(() => import("@/features/workshops/JoinScreen"), "JoinScreen"),
});

export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/w/$workspace",
  validateSearch: (search: Record<string, unknown>): SharedSearch => ({
    ...(typeof search.lens === "string" ? { lens: search.lens } : {}),
    ...(search.filter && typeof search.filter === "object" ? { filter: search.filter as Filter } : {}),
  }),
  search: { middlewares: [retainSearchParams(["lens", "filter"])] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session.user) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
  component: Shell,
});

function screen<const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) {
  return createRoute({ getParentRoute: () => workspaceRoute, path, component });
}

const mapRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "journeys/$map",
  validateSearch: (search: Record<string, unknown>) => ({ ...readCompareSearch(search), ...readViewSearch(search), ...readWaySearch(search) }),
  component: lazyRouteComponent(mapScreen, "MapScreen"),
  loaderDeps: ({ search }) => ({ filter: search.filter }),
  // A pointer that only passes over a link asks for no figures.
  loader: ({ context, params, deps, cause }) => {
    if (cause !== "preload") startMap(context.queries, params.workspace, params.map, deps.filter ?? {});
  },
});

const screens = [
  screen("/", lazyRouteComponent(() => import("@/features/workspaces/Home"), "Home")),
  screen("journeys", lazyRouteComponent(() => import("@/features/journeys/Maps"), "Maps")),
  screen("journeys/new", lazyRouteComponent(() => import("@/features/journeys/newmap/NewMap"), "NewMap")),
  screen("journeys/import", lazyRouteComponent(() => import("@/features/journeys/newmap/ImportMap"), "ImportMap")),
  mapRoute,
  screen("personas", lazyRouteComponent(() => import("@/features/personas/Personas"), "Personas")),
  screen("personas/$persona", lazyRouteComponent(() => import("@/features/personas/PersonaScreen"), "PersonaScreen")),
  screen("journeys/$map/versions/$version", lazyRouteComponent(() => import("@/features/sharing/versions/VersionScreen"), "VersionScreen")),
  screen("journeys/$map/versions/$version/changes", lazyRouteComponent(() => import("@/features/sharing/versions/DifferenceScreen"), "DifferenceScreen")),
  screen("journeys/$map/to-be", lazyRouteComponent(() => import("@/features/journeys/tobe/ToBeScreen"), "ToBeScreen")),
  screen("journeys/$map/workshops", lazyRouteComponent(() => import("@/features/workshops/Workshops"), "Workshops")),
  screen("journeys/$map/workshops/$workshop", lazyRouteComponent(() => import("@/features/workshops/WorkshopScreen"), "WorkshopScreen")),
  screen("tasks", lazyRouteComponent(() => import("@/features/tasks/Tasks"), "Tasks")),
  screen("process", lazyRouteComponent(() => import("@/features/insights/process/Process"), "Process")),
  screen("variants", lazyRouteComponent(() => import("@/features/insights/variants/VariantsScreen"), "VariantsScreen")),
  screen("import", lazyRouteComponent(() => import("@/features/sources/ImportScreen"), "ImportScreen")),
  screen("imports/$import", lazyRouteComponent(() => import("@/features/sources/ImportDone"), "ImportDone")),
  screen("sources", lazyRouteComponent(() => import("@/features/sources/Sources"), "Sources")),
  screen("sources/$source", lazyRouteComponent(() => import("@/features/sources/DictionaryScreen"), "DictionaryScreen")),
  screen("touchpoints", lazyRouteComponent(() => import("@/features/facts/Touchpoints"), "Touchpoints")),
  screen("settings", lazyRouteComponent(() => import("@/features/workspaces/Settings"), "Settings")),
] as const;

const routeTree = rootRoute.addChildren([
  startRoute, signInRoute, signUpRoute, forgottenRoute, resetRoute, verifyRoute, newWorkspaceRoute, invitationRoute, sharedRoute, joinRoute,
  workspaceRoute.addChildren(screens),
]);

export function createScreens(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Broken,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createScreens>;
  }
}
