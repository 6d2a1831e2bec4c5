import { Autocomplete, Button, Select, Stack, TagsInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createTouchpoint } from "@/api/facts";
import { Form } from "@/ui/Form";
import { useTellProblem } from "@/ui/notify";
import { touchpointsQuery } from "../../facts/queries";
import { useScene } from "../map/MapContext";
import { useStageName } from "../map/names";

interface AddTouchpointProps {
  stageId: string | null;
  workspace: string;
  onDone: () => void;
}

/** A touchpoint by hand: one of the registry, or a new one that no event knows. */
export function AddTouchpoint({ stageId, workspace, onDone }: AddTouchpointProps) {
  const { t } = useTranslation("journeys");
  const { map, touchpoints, apply, contextFor } = useScene();
  const stageName = useStageName();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const [name, setName] = useState("");
  const [stage, setStage] = useState(stageId ?? map.stages[0]?.id ?? "");
  const [channels, setChannels] = useState<string[]>([]);
  const onMap = new Set(map.steps.map((step) => step.touchpoint_id));
  const free = [...touchpoints.values()].filter((one) => !onMap.has(one.id));
  const known = [...touchpoints.values()].find((one) => one.name === name.trim());
  const { mutate, isPending } = useMutation({
    mutationFn: async () => known ?? createTouchpoint(workspace, { name: name.trim(), channels }),
    onSuccess: async (touchpoint) => {
      await queries.invalidateQueries({ queryKey: touchpointsQuery(workspace).queryKey });
      const step_id = contextFor({ kind: "map" }).newId();
      apply([{ kind: "add_step", step_id, stage_id: stage, name: touchpoint.name, touchpoint_id: touchpoint.id }]);
      onDone();
    },
    onError: tell,
  });
  return (
    <Form onSubmit={() => name.trim() && mutate()}>
      {(errorOf) => (
        <Stack>
          <Autocomplete
            name="name" label={t("touchpoint.name")} error={errorOf("name")} description={t("touchpoint.name_why")} value={name} onChange={setName} required
            data={[...new Set(free.map((one) => one.name))]} maxLength={200} data-autofocus
          />
          {!known && (
            <TagsInput
              label={t("touchpoint.channels")} value={channels} onChange={setChannels} clearable
              data={[...new Set([...touchpoints.values()].flatMap((one) => one.channels))]}
            />
          )}
          <Select
            label={t("touchpoint.stage")} value={stage} onChange={(value) => value && setStage(value)} allowDeselect={false}
            data={map.stages.map((one) => ({ value: one.id, label: stageName(one) }))}
          />
          <Button type="submit" loading={isPending} disabled={!name.trim()}>
            {t("touchpoint.add")}
          </Button>
        </Stack>
      )}
    </Form>
  );
}
