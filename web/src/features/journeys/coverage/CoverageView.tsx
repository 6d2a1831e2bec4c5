import { Button, Group, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconChevronDown, IconChevronRight, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, MapCoverage } from "@/api/types";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { NotNarrowed } from "../map/MapNotes";
import { useStageName } from "../map/names";
import { StaleMark } from "../map/StateMark";
import { coverageQuery } from "./coverageQuery";
import "./coverage.css";

interface CoverageViewProps {
  workspace: string;
  mapId: string;
  filter: Filter;
}

/** Which source knows how much of each stage, how fresh, and where nobody looks. */
export function CoverageView({ workspace, mapId, filter }: CoverageViewProps) {
  const { t } = useTranslation("coverage");
  const { data, error, refetch, isFetching } = useQuery(coverageQuery(workspace, mapId, filter));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={360} radius="lg" />;
  return (
    <section aria-label={t("title")} className={isFetching ? "is-working" : undefined} aria-busy={isFetching}>
      <CoverageHead coverage={data} workspace={workspace} />
      <NotNarrowed parts={data.not_narrowed} />
      <CoverageTable coverage={data} />
    </section>
  );
}

function CoverageHead({ coverage, workspace }: { coverage: MapCoverage; workspace: string }) {
  const { t } = useTranslation("coverage");
  const { number } = useFormat();
  const { canEdit } = useWorkspace();
  const { steps, white_steps: white, stale_after_days: days } = coverage;
  return (
    <Group justify="space-between" mb="sm" gap="sm">
      <div>
        <Text fw={600}>{white === 0 ? t("no_white") : t("white", { count: white, all: number(steps) })}</Text>
        <Text size="sm" c="dimmed">{t("about", { count: days })}</Text>
      </div>
      {canEdit && (
        <Button
          variant="light" leftSection={<IconUpload size={16} />}
          renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}
        >
          {t("import")}
        </Button>
      )}
    </Group>
  );
}

type Stage = MapCoverage["stages"][number];
type Cells = Stage["cells"];

function CoverageTable({ coverage }: { coverage: MapCoverage }) {
  const { t, i18n } = useTranslation("coverage");
  const [open, setOpen] = useState<string[]>([]);
  const toggle = (id: string) => setOpen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const kind = (word: string) => (i18n.exists(`coverage:kind.${word}`) ? t(`kind.${word}`) : word);
  return (
    <Table.ScrollContainer minWidth={180 + coverage.sources.length * 150} scrollAreaProps={{ tabIndex: 0 }} className="coverage-frame">
      <Table withTableBorder withColumnBorders className="coverage-table" aria-label={t("title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("stage")}</Table.Th>
            {coverage.sources.map((source) => (
              <Table.Th key={source.key}>
                <span className="coverage-source">{source.name === source.key ? kind(source.kind) : source.name}</span>
                {source.name !== source.key && <div className="figure-small">{kind(source.kind)}</div>}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {coverage.stages.map((stage) => (
            <StageRows key={stage.stage_id} stage={stage} sources={coverage.sources} isOpen={open.includes(stage.stage_id)} onToggle={() => toggle(stage.stage_id)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface StageRowsProps {
  stage: Stage;
  sources: MapCoverage["sources"];
  isOpen: boolean;
  onToggle: () => void;
}

/** A stage over all its touchpoints, and these one by one where it is unfolded. */
function StageRows({ stage, sources, isOpen, onToggle }: StageRowsProps) {
  const { t } = useTranslation("coverage");
  const name = useStageName()(stage);
  const hasSteps = stage.steps.length > 0;
  const whites = stage.steps.filter((step) => step.is_white).length;
  return (
    <>
      <Table.Tr data-white={stage.is_white || undefined}>
        <Table.Th scope="row">
          <button type="button" className="coverage-fold" aria-expanded={isOpen} onClick={onToggle} disabled={!hasSteps}>
            {hasSteps && (isOpen ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />)}
            {name}
          </button>
          {whites > 0 && <div className="figure-small">{t("white_of", { count: whites, all: stage.steps.length })}</div>}
        </Table.Th>
        <SourceCells cells={stage.cells} sources={sources} />
      </Table.Tr>
      {isOpen &&
        stage.steps.map((step) => (
          <Table.Tr key={step.step_id} className="coverage-step" data-white={step.is_white || undefined}>
            <Table.Th scope="row" fw={400}>
              {step.name}
              {step.touchpoint_id === null && <div className="figure-small">{t("unbound")}</div>}
            </Table.Th>
            <SourceCells cells={step.cells} sources={sources} />
          </Table.Tr>
        ))}
    </>
  );
}

function SourceCells({ cells, sources }: { cells: Cells; sources: MapCoverage["sources"] }) {
  const { t } = useTranslation("coverage");
  const { number, date } = useFormat();
  return sources.map((source) => {
    const cell = cells.find((one) => one.source === source.key);
    if (!cell) {
      return (
        <Table.Td key={source.key} className="coverage-white">
          <span className="visually-hidden">{t("nothing")}</span>
        </Table.Td>
      );
    }
    return (
      <Table.Td key={source.key} data-stale={cell.is_stale || undefined}>
        <b>{number(cell.records)}</b>
        {cell.is_stale && <StaleMark />}
        {cell.newest_us !== null && <div className="figure-small">{t("newest", { date: date(cell.newest_us) })}</div>}
      </Table.Td>
    );
  });
}
