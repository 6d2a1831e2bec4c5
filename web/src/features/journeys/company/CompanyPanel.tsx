import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CompanyView } from "@/api/types";
import { SidePanel } from "../evidence/SidePanel";
import { useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { useShownFigures } from "./figures";
import type { Opened } from "./findings";
import { OwnStep } from "./OwnStep";
import { PairEvidence } from "./PairEvidence";
import type { AskedPath } from "./pairCases";
import type { Company } from "./useCompany";

interface CompanyPanelProps {
  opened: Opened;
  view: CompanyView;
  company: Company;
  asked: AskedPath;
  onStep: (stepId: string) => void;
  onOpen: (opened: Opened) => void;
  onClose: () => void;
}

/** What stands behind a finding of the company's view; beside it the view stays alive. */
export function CompanyPanel({ opened, view, company, asked, onStep, onOpen, onClose }: CompanyPanelProps) {
  const { t } = useTranslation("company");
  const own = opened.kind === "own" ? view.company.find(({ id }) => id === opened.id) : undefined;
  const pair = opened.kind === "pair" ? view.pairs.find(({ first, second }) => first === opened.first && second === opened.second) : undefined;
  return (
    <SidePanel label={t("title")} onClose={onClose}>
      {opened.kind === "stage" && <AbsentStage stageId={opened.stageId} view={view} onStep={onStep} />}
      {own && <OwnStep key={own.id} step={own} view={view} company={company} onStep={onStep} onOpen={onOpen} />}
      {pair && <PairEvidence key={pair.first + pair.second} pair={pair} view={view} asked={asked} />}
      {opened.kind !== "stage" && !own && !pair && <Text pr={36}>{t("gone")}</Text>}
    </SidePanel>
  );
}

function AbsentStage({ stageId, view, onStep }: { stageId: string; view: CompanyView; onStep: (id: string) => void }) {
  const { t } = useTranslation("company");
  const { map } = useScene();
  const stageName = useStageName();
  const figures = useShownFigures();
  const stage = map.stages.find(({ id }) => id === stageId);
  const steps = view.path.filter((step) => step.stage_id === stageId);
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" c="dimmed" pr={36}>{t("kind.absent")}</Text>
        <Title order={2} fz={20} pr={36}>{stage ? stageName(stage) : ""}</Title>
      </div>
      <Text size="sm">{t("how.absent", { count: view.company.length })}</Text>
      <Stack gap="xs">
        {steps.map((step) => (
          <div key={step.step_id}>
            <Button variant="subtle" size="compact-sm" className="company-link" onClick={() => onStep(step.step_id)}>
              {map.steps.find(({ id }) => id === step.step_id)?.name}
            </Button>
            <Text size="xs" c="dimmed">{step.reach ? `${figures.share(step.reach)} · ${figures.period(step.reach)}` : t("not_measured")}</Text>
          </div>
        ))}
      </Stack>
    </Stack>
  );
}
