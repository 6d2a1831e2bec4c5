import { Badge, Group, Paper, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { IconArrowsExchange, IconClockExclamation, IconEyeOff, IconQuestionMark, IconWalk } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyPair, CompanyStep, CompanyView } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { useShownFigures } from "./figures";
import { findingsOf, type Opened } from "./findings";

interface FindingListProps {
  view: CompanyView;
  onOpen: (opened: Opened) => void;
  onStep: (stepId: string) => void;
}

/** Where the two views differ; each finding opens what stands behind it. */
export function FindingList({ view, onOpen, onStep }: FindingListProps) {
  const { t } = useTranslation("company");
  const { map } = useScene();
  const stageName = useStageName();
  const figures = useShownFigures();
  const found = findingsOf(view);
  const own = new Map(view.company.map((step) => [step.id, step.name]));
  const stepName = (id: string) => map.steps.find((step) => step.id === id)?.name ?? "";
  const stage = (id: string) => map.stages.find((one) => one.id === id);
  const names = (pair: CompanyPair) => ({ first: own.get(pair.first), second: own.get(pair.second) });
  const openPair = ({ first, second }: CompanyPair) => onOpen({ kind: "pair", first, second });
  return (
    <div className="company-findings">
      <Kind kind="absent" icon={IconEyeOff} count={found.absent.length}>
        {found.absent.map(({ stageId, steps }) => {
          const at = stage(stageId);
          return (
            <Finding key={stageId} onOpen={() => onOpen({ kind: "stage", stageId })} about={t("finding.absent_steps", { count: steps.length })}>
              {at ? stageName(at) : ""}
            </Finding>
          );
        })}
      </Kind>
      <Kind kind="unknown" icon={IconQuestionMark} count={found.unknown.length}>
        {found.unknown.map((step) => (
          <Finding key={step.step_id} onOpen={() => onStep(step.step_id)} about={step.reach ? figures.share(step.reach) : t("not_measured")}>
            {stepName(step.step_id)}
          </Finding>
        ))}
      </Kind>
      <Kind kind="idle" icon={IconWalk} count={found.idle.length}>
        {found.idle.map((step) => (
          <Finding key={step.id} onOpen={() => onOpen({ kind: "own", id: step.id })} about={<Idle step={step} />}>{step.name}</Finding>
        ))}
      </Kind>
      <Kind kind="turned" icon={IconArrowsExchange} count={found.turned.length}>
        {found.turned.map((pair) => (
          <Finding
            key={pair.first + pair.second} onOpen={() => openPair(pair)}
            about={pair.turned ? figures.share(pair.turned) : t("finding.on_the_map")}
          >
            {t("finding.turned", names(pair))}
          </Finding>
        ))}
      </Kind>
      <Kind kind="late" icon={IconClockExclamation} count={found.late.length}>
        {found.late.map((pair) => (
          <Finding
            key={pair.first + pair.second} onOpen={() => openPair(pair)}
            about={pair.time && t("finding.against", { time: figures.time(pair.time), planned: figures.seconds(pair.planned_seconds ?? 0) })}
          >
            {t("finding.late", names(pair))}
          </Finding>
        ))}
      </Kind>
    </div>
  );
}

/** Why a step of the company is said not to happen. */
export function Idle({ step }: { step: CompanyStep }) {
  const { t } = useTranslation("company");
  const figures = useShownFigures();
  return <>{step.share && step.happening !== "unplaced" ? figures.share(step.share) : t(`happening.${step.happening}`)}</>;
}

interface KindProps {
  kind: "absent" | "unknown" | "idle" | "turned" | "late";
  icon: ComponentType<{ size?: number; stroke?: number }>;
  count: number;
  children: ReactNode;
}

function Kind({ kind, icon: Icon, count, children }: KindProps) {
  const { t } = useTranslation("company");
  const { number } = useFormat();
  return (
    <Paper withBorder p="md" component="section" aria-label={t(`kind.${kind}`)} className="company-kind">
      <Group gap="xs" mb="xs" wrap="nowrap">
        <Icon size={18} stroke={1.7} />
        <Title order={2} fz={15}>{t(`kind.${kind}`)}</Title>
        <Badge variant="light" flex="none" color={count > 0 ? "indigo" : "gray"}>{number(count)}</Badge>
      </Group>
      {count === 0 ? <Text size="sm" c="dimmed">{t(`none.${kind}`)}</Text> : <Stack gap={2}>{children}</Stack>}
    </Paper>
  );
}

function Finding({ children, about, onOpen }: { children: ReactNode; about: ReactNode; onOpen: () => void }) {
  return (
    <UnstyledButton className="company-finding" onClick={onOpen}>
      <Text size="sm" fw={550}>{children}</Text>
      <Text size="xs" c="dimmed">{about}</Text>
    </UnstyledButton>
  );
}
