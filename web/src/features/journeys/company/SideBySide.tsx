import { Badge, Table, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CompanyStep, CompanyView, MapStage, PathStep } from "@/api/types";
import { useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { useShownFigures } from "./figures";
import type { Opened } from "./findings";

interface SideBySideProps {
  view: CompanyView;
  onOpen: (opened: Opened) => void;
  onStep: (stepId: string) => void;
}

/** Stage by stage: what customers live through, and which steps of the company meet them there. */
export function SideBySide({ view, onOpen, onStep }: SideBySideProps) {
  const { t } = useTranslation("company");
  const { map } = useScene();
  const unplaced = view.company.filter((step) => step.step_id === null);
  return (
    <Table.ScrollContainer minWidth="var(--company-width)" scrollAreaProps={{ tabIndex: 0 }} className="company-frame">
      <Table withTableBorder withColumnBorders verticalSpacing="sm" className="company-table" aria-label={t("both")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="company-stage">{t("stage")}</Table.Th>
            <Table.Th className="company-lived">{t("customers")}</Table.Th>
            <Table.Th>{t("company")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {map.stages.map((stage) => (
            <StageRows key={stage.id} stage={stage} view={view} onOpen={onOpen} onStep={onStep} />
          ))}
          {unplaced.length > 0 && (
            <Table.Tr>
              <Table.Th scope="row" className="company-stage"><span>{t("nowhere")}</span></Table.Th>
              <Table.Td className="company-absent" />
              <Table.Td><Own steps={unplaced} onOpen={onOpen} /></Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function StageRows({ stage, view, onOpen, onStep }: SideBySideProps & { stage: MapStage }) {
  const stageName = useStageName();
  const { map } = useScene();
  const path = view.path.filter((step) => step.stage_id === stage.id);
  const name = (id: string) => map.steps.find((step) => step.id === id)?.name ?? "";
  return path.map((step, index) => (
    <Table.Tr key={step.step_id}>
      {index === 0 && <Table.Th scope="rowgroup" rowSpan={path.length} className="company-stage"><span>{stageName(stage)}</span></Table.Th>}
      <Table.Td><Lived step={step} name={name(step.step_id)} onStep={onStep} /></Table.Td>
      {step.seen === "absent" && index === 0 && <Absent stageId={stage.id} rows={path.length} onOpen={onOpen} />}
      {step.seen === "known" && <Table.Td><Own steps={view.company.filter(({ id }) => step.known_by.includes(id))} onOpen={onOpen} /></Table.Td>}
      {step.seen === "unknown" && <Unknown />}
    </Table.Tr>
  ));
}

function Lived({ step, name, onStep }: { step: PathStep; name: string; onStep: (id: string) => void }) {
  const figures = useShownFigures();
  return (
    <UnstyledButton className="company-step" onClick={() => onStep(step.step_id)}>
      <Text size="sm">{name}</Text>
      {step.reach && <Text size="xs" c="dimmed">{figures.share(step.reach)}</Text>}
    </UnstyledButton>
  );
}

function Absent({ stageId, rows, onOpen }: { stageId: string; rows: number; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation("company");
  return (
    <Table.Td rowSpan={rows} className="company-absent">
      <UnstyledButton className="company-step" onClick={() => onOpen({ kind: "stage", stageId })}>
        <Text size="sm" fw={550}>{t("absent_here")}</Text>
      </UnstyledButton>
    </Table.Td>
  );
}

function Unknown() {
  const { t } = useTranslation("company");
  return <Table.Td className="company-absent"><Text size="sm">{t("unknown_here")}</Text></Table.Td>;
}

function Own({ steps, onOpen }: { steps: CompanyStep[]; onOpen: (opened: Opened) => void }) {
  const { t } = useTranslation("company");
  return (
    <div className="company-own">
      {steps.map((step) => (
        <UnstyledButton key={step.id} className="company-chip" data-idle={step.happening === "never" || step.happening === "unplaced" || undefined} onClick={() => onOpen({ kind: "own", id: step.id })}>
          {step.name}
          {step.how === "alike" && <Badge size="xs" ml={6} variant="light" color="gray">{t("guess")}</Badge>}
        </UnstyledButton>
      ))}
    </div>
  );
}
