import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useSession, workspaceQuery } from "./queries";

/** The workspace of the address, and what this person may do in it. */
export function useWorkspace() {
  const { workspace: id = "" } = useParams({ strict: false });
  const { data: session } = useSession();
  const { data: workspace } = useQuery({ ...workspaceQuery(id), enabled: id !== "" });
  const role = workspace?.role ?? session?.workspaces.find((one) => one.id === id)?.role ?? "viewer";
  return { id, workspace, role, canEdit: role !== "viewer", isOwner: role === "owner" };
}
