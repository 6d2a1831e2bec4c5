import { Button, CopyButton, Group, Paper, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { invite, withdrawInvitation } from "@/api/workspaces";
import type { Role } from "@/api/types";
import { Form } from "@/ui/Form";
import { useFormat } from "@/ui/format";
import { useTellProblem } from "@/ui/notify";
import { invitationsQuery } from "../queries";
import { useWorkspace } from "../useWorkspace";
import { ROLES } from "./roles";

/** Invite by a link: it works without any mail server; where there is one, the link goes by mail too. */
export function Invitations() {
  const { t } = useTranslation("workspaces");
  const { moment } = useFormat();
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const { data: invitations = [] } = useQuery(invitationsQuery(workspace));
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["invitations", workspace] });
  const add = useMutation({
    mutationFn: () => invite(workspace, { email, role }),
    onSuccess: async () => {
      setEmail("");
      await onSuccess();
    },
    onError,
  });
  const withdraw = useMutation({ mutationFn: (id: string) => withdrawInvitation(workspace, id), onSuccess, onError });
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Form onSubmit={() => add.mutate()}>
          {(errorOf) => (
            <Group align="flex-start">
              <TextInput
                flex={1} miw={200} name="email" label={t("field.email")} error={errorOf("email")} type="email" required withAsterisk={false} value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <Group align="flex-end" flex="none">
                <Select
                  w={170} label={t("members.role")} allowDeselect={false} value={role}
                  onChange={(value) => value && setRole(value as Role)}
                  data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
                />
                <Button type="submit" loading={add.isPending}>
                  {t("members.make_link")}
                </Button>
              </Group>
            </Group>
          )}
        </Form>
        {invitations.map((invitation) => (
          <Group key={invitation.id} justify="space-between">
            <div>
              <Text size="sm" fw={500}>
                {invitation.email} · {t(`role.${invitation.role}`)}
              </Text>
              <Text size="xs" c="dimmed">
                {[
                  invitation.mailed_at === null ? "" : t("members.mailed_at", { when: moment(invitation.mailed_at) }),
                  t("members.valid_until", { when: moment(invitation.expires_at) }),
                ].filter(Boolean).join(" · ")}
              </Text>
            </div>
            <Group gap="xs">
              <CopyButton value={invitation.token_url}>
                {({ copied, copy }) => (
                  <Button size="xs" variant="light" onClick={copy}>
                    {t(copied ? "members.copied" : "members.copy")}
                  </Button>
                )}
              </CopyButton>
              <Button size="xs" variant="subtle" color="gray" onClick={() => withdraw.mutate(invitation.id)}>
                {t("members.withdraw")}
              </Button>
            </Group>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
