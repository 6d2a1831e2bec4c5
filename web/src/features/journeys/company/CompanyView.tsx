import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconBuilding, IconFileImport } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyView as View, Filter, MapWhole } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { useScene } from "../map/MapContext";
import { useStageName } from "../map/names";
import { CompanyPanel } from "./CompanyPanel";
import { FindingList } from "./FindingList";
import type { Opened } from "./findings";
import { GiveProcess } from "./GiveProcess";
import { SideBySide } from "./SideBySide";
import { useCompany } from "./useCompany";
import "./company.css";

interface CompanyViewProps {
  workspace: string;
  map: MapWhole;
  filter: Filter;
}

/** The process as the company draws it beside the path as customers live it; every finding opens its evidence. */
export function CompanyView({ workspace, map, filter }: CompanyViewProps) {
  const { t } = useTranslation("company");
  const scene = useScene();
  const asked = { workspace, mapId: map.id, filter, version: scene.map.version };
  const company = useCompany(asked);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { view, error, refetch } = company;
  const open = (next: Opened) => {
    scene.open(null);
    setOpened(next);
  };
  const openStep = (stepId: string) => {
    setOpened(null);
    scene.open({ laneId: "", stepId, measure: "reach_share" });
  };
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!view) return <Skeleton height={420} radius="lg" />;
  return (
    <section aria-label={t("title")} className="map-beside" data-open={opened !== null || undefined}>
      <Stack gap="lg">
        {view.company.length === 0 ? (
          <Empty icon={IconBuilding} title={t("none.title")} text={t("none.process")} action={<GiveButton view={view} company={company} />} />
        ) : (
          <>
            <Head view={view} company={company} />
            <FindingList view={view} onOpen={open} onStep={openStep} />
            <SideBySide view={view} onOpen={open} onStep={openStep} />
          </>
        )}
      </Stack>
      {opened && (
        <CompanyPanel
          opened={opened} view={view} company={company} asked={asked} onStep={openStep} onOpen={open}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

function Head({ view, company }: { view: View; company: ReturnType<typeof useCompany> }) {
  const { t } = useTranslation("company");
  const { number, share, date, moment } = useFormat();
  const source = t(`origin.${view.origin}`, { name: view.name });
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <div className="company-head">
        <Text fz={22} fw={650} lh={1.25}>{t("present", { count: view.stages, present: number(view.stages_present) })}</Text>
        <StageBar view={view} />
        <Text size="sm">{t("knows", { count: view.steps, known: number(view.steps_known) })}</Text>
        <Text size="sm" c="dimmed">
          {view.has_events && view.first_us !== null && view.last_us !== null
            ? t("measured", { count: view.cases ?? 0, from: date(view.first_us), to: date(view.last_us) })
            : t("unmeasured")}{" "}
          {!!view.events && !!view.events_elsewhere && t("elsewhere", { share: share(view.events_elsewhere / view.events), all: number(view.events) })}
        </Text>
        <Text size="sm" c="dimmed">
          {source}
          {view.taken_at && view.origin !== "lanes" && ` · ${moment(view.taken_at)}`}
          {view.left_out > 0 && `. ${t("left_out", { count: view.left_out })}`}
        </Text>
      </div>
      <GiveButton view={view} company={company} />
    </Group>
  );
}

/** Editors give the company's process, or another in its place. */
function GiveButton({ view, company }: { view: View; company: ReturnType<typeof useCompany> }) {
  const { t } = useTranslation("company");
  const { canEdit } = useWorkspace();
  const [isGiving, setGiving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!canEdit) return null;
  const close = () => {
    setGiving(false);
    button.current?.focus();
  };
  return (
    <>
      <Button ref={button} variant={view.company.length === 0 ? "filled" : "light"} leftSection={<IconFileImport size={16} />} onClick={() => setGiving(true)}>
        {t("give.open")}
      </Button>
      {isGiving && <GiveProcess company={company} origin={view.origin} onClose={close} />}
    </>
  );
}

/** The stages of the path as one bar: filled where the company is present. */
function StageBar({ view }: { view: View }) {
  const { map } = useScene();
  const stageName = useStageName();
  const { t } = useTranslation("company");
  const known = new Set(view.path.filter((step) => step.seen === "known").map((step) => step.stage_id));
  const used = map.stages.filter(({ id }) => view.path.some((step) => step.stage_id === id));
  return (
    <ol className="company-bar">
      {used.map((stage) => (
        <li key={stage.id} data-present={known.has(stage.id) || undefined} title={stageName(stage)}>
          <span className="visually-hidden">{t(known.has(stage.id) ? "bar.present" : "bar.absent", { stage: stageName(stage) })}</span>
        </li>
      ))}
    </ol>
  );
}
