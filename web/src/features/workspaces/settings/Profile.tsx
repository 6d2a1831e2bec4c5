import { Button, Group, Paper, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchSession } from "@/api/session";
import { Form } from "@/ui/Form";
import { useTell, useTellProblem } from "@/ui/notify";
import { sessionQuery, useSession } from "../queries";

export function Profile() {
  const { data: session } = useSession();
  return session?.user ? <ProfileForm name={session.user.name} email={session.user.email} /> : null;
}

function ProfileForm({ name: known, email }: { name: string; email: string }) {
  const { t } = useTranslation("workspaces");
  const queries = useQueryClient();
  const tell = useTell();
  const onError = useTellProblem();
  const [name, setName] = useState(known);
  const save = useMutation({
    mutationFn: () => patchSession({ name }),
    onSuccess: async () => {
      tell({ message: t("settings.saved") });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    onError,
  });
  return (
    <Paper withBorder p="lg" maw={560}>
      <Form onSubmit={() => save.mutate()}>
        <Stack>
          <TextInput label={t("field.name")} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput label={t("field.email")} value={email} readOnly />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {t("ui:save")}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}
