import { ActionIcon, Group, Paper, Select, Stack, Table, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { patchMember, removeMember } from "@/api/workspaces";
import type { Member, Role } from "@/api/types";
import { useStaying } from "@/ui/leaving";
import { useTellProblem } from "@/ui/notify";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useUndoable } from "@/ui/useUndoable";
import { membersQuery, useSession } from "../queries";
import { useWorkspace } from "../useWorkspace";
import { Invitations } from "./Invitations";
import { ROLES } from "./roles";

/** Who works here, and in which role. */
export function Members() {
  const { t } = useTranslation("workspaces");
  const { id: workspace } = useWorkspace();
  const { data, error } = useQuery(membersQuery(workspace));
  const members = useStaying(data);
  if (error) return <ProblemNote error={error} />;
  if (!members) return <SkeletonRows rows={3} />;
  return (
    <Stack gap="lg" maw={760}>
      <Paper withBorder>
        <Table>
          <Table.Tbody>
            {members.map((member) => (
              <Row key={member.id} member={member} />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <section>
        <Title order={2} fz={18} mb="sm">
          {t("members.invite")}
        </Title>
        <Invitations />
      </section>
    </Stack>
  );
}

function Row({ member }: { member: Member }) {
  const { t } = useTranslation("workspaces");
  const { id: workspace } = useWorkspace();
  const { data: session } = useSession();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const undoable = useUndoable();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["members", workspace] });
  const change = useMutation({ mutationFn: (role: Role) => patchMember(workspace, member.id, role), onSuccess, onError });
  const remove = useMutation({ mutationFn: () => removeMember(workspace, member.id), onSuccess, onError });
  const name = member.name || member.email;
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={500}>{name}</Text>
        <Text size="xs" c="dimmed">
          {member.email}
        </Text>
      </Table.Td>
      <Table.Td w={190}>
        <Select
          size="xs" aria-label={t("members.role_of", { name })} allowDeselect={false} value={member.role}
          onChange={(role) => role && change.mutate(role as Role)}
          data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      </Table.Td>
      <Table.Td w={60}>
        {member.user_id !== session?.user?.id && (
          <Group justify="flex-end">
            <ActionIcon
              variant="subtle" color="gray" aria-label={t("members.remove", { name })}
              onClick={() => undoable({ id: String(member.id), message: t("members.removing", { name }), remove: () => remove.mutateAsync() })}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
