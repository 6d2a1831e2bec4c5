import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { MapStep, StepBindingTold } from "@/api/types";
import { useFormat } from "@/ui/format";
import { BindingHistory } from "../../facts/BindingHistory";
import { useScene } from "../map/MapContext";
import { stepBindingsQuery } from "../queries";

interface StepBindingProps {
  workspace: string;
  mapId: string;
  step: MapStep;
}

/** To which touchpoint a step is bound, and that to which data; what was before can be had again. */
export function StepBinding({ workspace, mapId, step }: StepBindingProps) {
  const { t } = useTranslation("journeys");
  const { touchpoints } = useScene();
  const { data: told = [] } = useQuery(stepBindingsQuery(workspace, mapId, step.id));
  const bound = step.touchpoint_id;
  const touchpoint = touchpoints.get(bound ?? "");
  if (bound === null && told.length === 0) return null;
  return (
    <section>
      <Title order={3} fz={15} mb={4}>
        {t("binding.title")}
      </Title>
      {touchpoint && (
        <Text size="sm" className="bound-names">
          {[touchpoint.name, [...new Set([...touchpoint.activities, ...touchpoint.observation_names])].join(", ")].filter(Boolean).join(": ")}
        </Text>
      )}
      {bound !== null && <BindingHistory touchpoint={bound} />}
      {told.length > 0 && (
        <Stack gap="xs" mt="xs">
          <Text size="sm" fw={600}>{t("binding.steps")}</Text>
          {told.map((one) => <BoundBefore key={one.version} told={one} step={step} />)}
        </Stack>
      )}
    </section>
  );
}

function BoundBefore({ told, step }: { told: StepBindingTold; step: MapStep }) {
  const { t } = useTranslation("journeys");
  const { moment } = useFormat();
  const { canEdit, apply, touchpoints } = useScene();
  const [was, became] = [told.was_name || t("binding.removed"), told.became_name || t("binding.removed")];
  const key = !told.became ? "binding.step_off" : told.was ? "binding.step_was" : "binding.step_first";
  const isAsBefore = (step.touchpoint_id ?? "") === told.was;
  const isThere = told.was === "" || touchpoints.has(told.was);
  return (
    <Paper withBorder p="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>{[moment(told.at), told.by].filter(Boolean).join(" · ")}</Text>
          <Text size="sm" className="bound-names">{t(key, { was, became })}</Text>
        </div>
        {canEdit && !isAsBefore && isThere && (
          <Button
            size="compact-sm" variant="default" flex="none"
            onClick={() => apply([{ kind: "bind_step", step_id: step.id, touchpoint_id: told.was || null }])}
          >
            {t("binding.step_back")}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
