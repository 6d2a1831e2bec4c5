import { Button, Select, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CompanyStep, CompanyView } from "@/api/types";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { Idle } from "./FindingList";
import type { Opened } from "./findings";
import { useShownFigures } from "./figures";
import { Plan } from "./Plan";
import type { Company } from "./useCompany";

const NOWHERE = "nowhere";

interface OwnStepProps {
  step: CompanyStep;
  view: CompanyView;
  company: Company;
  onStep: (stepId: string) => void;
  onOpen: (opened: Opened) => void;
}

/** A step of the company: which step of the path it means and how that is known, corrected here; how long it may take. */
export function OwnStep({ step, view, company, onStep, onOpen }: OwnStepProps) {
  const { t } = useTranslation("company");
  const figures = useShownFigures();
  const { canEdit } = useWorkspace();
  const next = view.pairs.filter(({ first }) => first === step.id);
  const name = (id: string) => view.company.find((one) => one.id === id)?.name;
  const meant = step.step_id;
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" pr={36}>{t("own")}{step.department && ` · ${step.department}`}</Text>
        <Title order={2} fz={20} pr={36}>{step.name}</Title>
        {step.is_optional && <Text size="sm" c="dimmed">{t("optional")}</Text>}
      </div>
      <Text><Idle step={step} /></Text>
      {step.share && <Text size="sm" c="dimmed">{figures.period(step.share)}</Text>}
      <Text size="sm" c="dimmed">{t("how.happening")}</Text>
      <div>
        <Meant step={step} company={company} isFixed={!canEdit} />
        <Text size="sm" c="dimmed" mt={4}>{t(`matched.${step.how}`)}</Text>
        {meant && <Button variant="light" size="xs" mt="xs" onClick={() => onStep(meant)}>{t("records")}</Button>}
      </div>
      {next.map((pair) => (
        <section key={pair.second}>
          <Title order={3} fz={15} mb={4}>{t("to_next", { next: name(pair.second) })}</Title>
          <Text size="sm">{pair.time ? figures.time(pair.time) : t("not_measured")}</Text>
          {canEdit && <Plan key={pair.planned_seconds} step={step} seconds={pair.planned_seconds} company={company} />}
          <Button variant="light" size="xs" mt="xs" onClick={() => onOpen({ kind: "pair", first: pair.first, second: pair.second })}>{t("records")}</Button>
        </section>
      ))}
    </Stack>
  );
}

function Meant({ step, company, isFixed }: { step: CompanyStep; company: Company; isFixed: boolean }) {
  const { t } = useTranslation("company");
  const { map } = useScene();
  const stageName = useStageName();
  const stages = map.stages.map((stage, index) => ({
    group: `${index + 1}. ${stageName(stage)}`,
    items: map.steps.filter(({ stage_id }) => stage_id === stage.id).map(({ id, name }) => ({ value: id, label: name })),
  }));
  const say = (value: string | null) =>
    company.correct.mutate({
      id: step.id, said: value === null ? { is_placed: false, step_id: null } : { is_placed: true, step_id: value === NOWHERE ? null : value },
    });
  return (
    <Select
      label={t("means")} data={[{ value: NOWHERE, label: t("means_nothing") }, ...stages]} value={step.step_id ?? NOWHERE} searchable
      disabled={isFixed} clearable={step.how === "person"} clearButtonProps={{ "aria-label": t("match_again") }}
      onChange={say} comboboxProps={{ zIndex: 400 }}
    />
  );
}
