import { Anchor, Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createWorkspace } from "@/api/workspaces";
import { Form } from "@/ui/Form";
import { ProblemNote } from "@/ui/ProblemNote";
import { sessionQuery, useSession } from "../queries";
import { ZONES } from "../zones";
import { Door } from "./Door";

export function NewWorkspace() {
  const { t } = useTranslation("workspaces");
  const { data: session } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const create = useMutation({
    mutationFn: () => createWorkspace({ name, zone }),
    onSuccess: async (workspace) => {
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ to: "/w/$workspace", params: { workspace: workspace.id } });
    },
  });
  if (session && !session.user) return <Navigate to="/sign-in" search={{ next: "/new-workspace" }} />;
  return (
    <Door
      title={t("new.title")}
      text={t("new.text")}
      footer={
        session?.workspaces.length ? (
          <Anchor component={Link} to="/" inherit underline="always">
            {t("new.back")}
          </Anchor>
        ) : null
      }
    >
      {create.error && <ProblemNote error={create.error} />}
      <Form className="door-form" onSubmit={() => create.mutate()}>
        {(errorOf) => (
          <>
            <TextInput
              name="name" label={t("new.name")} error={errorOf("name")} placeholder={t("new.name_example")} required withAsterisk={false} maxLength={120}
              value={name} onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t("settings.zone")} description={t("settings.zone_why")} data={ZONES} searchable
              allowDeselect={false} value={zone} onChange={(value) => value && setZone(value)}
            />
            <Button type="submit" loading={create.isPending} fullWidth>
              {t("new.action")}
            </Button>
          </>
        )}
      </Form>
    </Door>
  );
}
