import { Button, Divider, Group, Stack, TagsInput, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchTouchpoint } from "@/api/facts";
import type { Touchpoint } from "@/api/types";
import { Form } from "@/ui/Form";
import { useSend } from "../tasks/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { BindingHistory } from "./BindingHistory";
import { bindingsQuery, forgetFigures } from "./queries";
import "./bindings.css";

/** By which data a touchpoint is measured, to be changed, with every version before. */
export function Bindings({ touchpoint }: { touchpoint: Touchpoint }) {
  const { t } = useTranslation("facts");
  const { canEdit } = useWorkspace();
  const [isChanging, setChanging] = useState(false);
  const names = [...new Set([...touchpoint.activities, ...touchpoint.observation_names])];
  return (
    <section>
      <Divider my="lg" />
      <Text size="sm" c="dimmed" className="bound-names">
        {names.length > 0 ? t("bound", { names: names.join(", ") }) : t("not_bound")}
      </Text>
      <Group gap="xs" mt={4}>
        {canEdit && !isChanging && <Button size="compact-sm" variant="subtle" ml={-8} onClick={() => setChanging(true)}>{t("binding.change")}</Button>}
      </Group>
      {isChanging && <BindingForm touchpoint={touchpoint} onDone={() => setChanging(false)} />}
      <BindingHistory touchpoint={touchpoint.id} />
    </section>
  );
}

function BindingForm({ touchpoint, onDone }: { touchpoint: Touchpoint; onDone: () => void }) {
  const { t } = useTranslation("facts");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [activities, setActivities] = useState(touchpoint.activities);
  const [observations, setObservations] = useState(touchpoint.observation_names);
  const save = useSend(
    () => patchTouchpoint(workspace, touchpoint.id, { activities, observation_names: observations }),
    bindingsQuery(workspace, touchpoint.id).queryKey,
    () => {
      forgetFigures(queries, workspace);
      onDone();
    },
  );
  return (
    <Form onSubmit={() => save.mutate(undefined)}>
      <Stack gap="sm" my="sm">
        <TagsInput label={t("binding.activities")} value={activities} onChange={setActivities} data-autofocus />
        <TagsInput label={t("binding.observations")} value={observations} onChange={setObservations} />
        <Group gap="xs">
          <Button size="sm" type="submit" loading={save.isPending}>{t("ui:save")}</Button>
          <Button size="sm" variant="default" onClick={onDone}>{t("ui:cancel")}</Button>
        </Group>
      </Stack>
    </Form>
  );
}
