import { useQuery } from "@tanstack/react-query";
import type { Care, Task } from "@/api/types";
import { membersQuery, useSession } from "../workspaces/queries";
import { useWorkspace } from "../workspaces/useWorkspace";

/** The members of the workspace, as a choice of persons. */
export function usePeople(): { value: string; label: string }[] {
  const { id } = useWorkspace();
  const { data: members = [] } = useQuery({ ...membersQuery(id), enabled: id !== "" });
  return members.map((member) => ({ value: member.id, label: member.name || member.email }));
}

/** Whether something is given to the one who looks. */
export function useIsMine(): (person: Task["person"] | Care["owner"]) => boolean {
  const { data: session } = useSession();
  return (person) => person !== null && person.user_id === session?.user?.id;
}

/** One's own place among the members, once it is known. */
export function useOwnId(): string | null {
  const { id } = useWorkspace();
  const { data: session } = useSession();
  const { data: members = [] } = useQuery({ ...membersQuery(id), enabled: id !== "" });
  return members.find((member) => member.user_id === session?.user?.id)?.id ?? null;
}
