import { ActionIcon, Button, Group, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createDepartment, removeDepartment, renameDepartment } from "@/api/workspaces";
import type { Department } from "@/api/types";
import { Form } from "@/ui/Form";
import { useStaying } from "@/ui/leaving";
import { useTellProblem } from "@/ui/notify";
import { useUndoable } from "@/ui/useUndoable";
import { departmentsQuery } from "../queries";
import { useWorkspace } from "../useWorkspace";

/** The units that answer for touchpoints. */
export function Departments() {
  const { t } = useTranslation("workspaces");
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const { data = [] } = useQuery(departmentsQuery(workspace));
  const departments = useStaying(data);
  const [name, setName] = useState("");
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["departments", workspace] });
  const add = useMutation({
    mutationFn: () => createDepartment(workspace, name.trim()),
    onSuccess: async () => {
      setName("");
      await onSuccess();
    },
    onError,
  });
  return (
    <Paper withBorder p="lg" maw={560}>
      <Stack gap="sm">
        <Text c="dimmed">{t("settings.departments_about")}</Text>
        {departments.map((department) => (
          <Row key={department.id} department={department} />
        ))}
        {canEdit && (
          <Form onSubmit={() => name.trim() && add.mutate()}>
            <Group wrap="nowrap">
              <TextInput
                flex={1} aria-label={t("settings.new_department")} placeholder={t("settings.new_department")}
                value={name} onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" loading={add.isPending} disabled={!name.trim()}>
                {t("ui:add")}
              </Button>
            </Group>
          </Form>
        )}
      </Stack>
    </Paper>
  );
}

function Row({ department }: { department: Department }) {
  const { t } = useTranslation("workspaces");
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const undoable = useUndoable();
  const [name, setName] = useState(department.name);
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["departments", workspace] });
  const rename = useMutation({
    mutationFn: () => renameDepartment(workspace, department.id, name.trim()),
    onSuccess,
    onError,
  });
  const remove = useMutation({ mutationFn: () => removeDepartment(workspace, department.id), onSuccess, onError });
  const keep = () => {
    if (name.trim() && name.trim() !== department.name) rename.mutate();
  };
  return (
    <Group wrap="nowrap">
      <TextInput
        flex={1} aria-label={t("settings.department_name", { name: department.name })} value={name} readOnly={!canEdit}
        onChange={(event) => setName(event.currentTarget.value)} onBlur={keep}
        onKeyDown={(event) => event.key === "Enter" && keep()}
      />
      {canEdit && (
        <ActionIcon
          variant="subtle" color="gray" size="lg" aria-label={t("settings.remove_department", { name: department.name })}
          onClick={() =>
            undoable({ id: department.id, message: t("settings.removing", { name: department.name }), remove: () => remove.mutateAsync() })
          }
        >
          <IconTrash size={17} />
        </ActionIcon>
      )}
    </Group>
  );
}
