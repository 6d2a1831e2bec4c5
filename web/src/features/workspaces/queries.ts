import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { fetchSession } from "@/api/session";
import { fetchDepartments, fetchInvitations, fetchMembers, fetchWorkspace } from "@/api/workspaces";

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: fetchSession, staleTime: 60_000 });

export const workspaceQuery = (id: string) =>
  queryOptions({ queryKey: ["workspace", id], queryFn: () => fetchWorkspace(id), staleTime: 60_000 });

export const membersQuery = (id: string) =>
  queryOptions({ queryKey: ["members", id], queryFn: () => fetchMembers(id) });

export const invitationsQuery = (id: string) =>
  queryOptions({ queryKey: ["invitations", id], queryFn: () => fetchInvitations(id) });

export const departmentsQuery = (id: string) =>
  queryOptions({ queryKey: ["departments", id], queryFn: () => fetchDepartments(id), enabled: id !== "" });

/** Whoever comes in sees nothing that was fetched for whoever was here before, say until their session ran out. */
export function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ type: "inactive" });
}

export function useSession() {
  return useQuery(sessionQuery);
}
