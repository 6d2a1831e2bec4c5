import { SegmentedControl, Skeleton, Stack, Text, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence, Filter, MapStep } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { useCompared } from "../compare/useCompared";
import { PlaceTasks } from "../../tasks/PlaceTasks";
import { isWritten, MEASURES } from "../lanes/measures";
import { useScene, type Cell } from "../map/MapContext";
import { NotNarrowed } from "../map/MapNotes";
import { useLaneName, usePartWords } from "../map/names";
import { cellAt } from "@/canvas/lookup";
import { OnMaps } from "../nesting/OnMaps";
import { useWays } from "../nesting/WaysContext";
import { evidenceQuery } from "../queries";
import { Claim } from "./Claim";
import { Distribution } from "./Distribution";
import { EvidenceWords } from "./EvidenceWords";
import { FigureFacts } from "./FigureFacts";
import { Quotes } from "./Quotes";
import { PAGE, Records } from "./Records";
import { ReportedFigures } from "./ReportedFigures";
import { SidePanel } from "./SidePanel";
import { StepBinding } from "./StepBinding";
import { EVERYBODY, segmentsOf, Whose } from "./Whose";
import { useMeasureWord } from "./measureWords";
import { Trend } from "./Trend";

interface EvidenceDrawerProps {
  workspace: string;
  mapId: string;
  filter: Filter;
  onClose: () => void;
}

/** What stands behind a cell. The map beside it stays alive: this is for reading, no modal. */
export function EvidenceDrawer({ workspace, mapId, filter, onClose }: EvidenceDrawerProps) {
  const { opened: cell, map } = useScene();
  const { chosen } = useCompared({ workspace, map: { id: mapId, lens_id: map.lens_id }, filter });
  const [whose, setWhose] = useState<string | null>(null);
  const step = map.steps.find((one) => one.id === cell?.stepId);
  if (!cell || !step) return null;
  const segments = segmentsOf(chosen, whose);
  return (
    <SidePanel label={step.name} onClose={onClose}>
      {chosen.length > 0 && <Whose chosen={chosen} whose={segments[0] ?? EVERYBODY} onWhose={setWhose} />}
      <CellEvidence
        key={`${cell.laneId} ${cell.stepId} ${cell.measure} ${segments.join(" ")}`} cell={cell} step={step} workspace={workspace} mapId={mapId} filter={filter}
        segments={segments}
      />
    </SidePanel>
  );
}

interface CellEvidenceProps {
  cell: Cell;
  step: MapStep;
  workspace: string;
  mapId: string;
  filter: Filter;
  segments: string[];
}

function CellEvidence({ cell, step, workspace, mapId, filter, segments }: CellEvidenceProps) {
  const { t } = useTranslation("journeys");
  const { map } = useScene();
  const laneName = useLaneName();
  const [offset, setOffset] = useState(0);
  const lane = map.lanes.find((one) => one.id === cell.laneId);
  const isWords = lane !== undefined && isWritten(lane.kind);
  const written = cellAt(map, cell.laneId, cell.stepId)?.text;
  const question = { touchpoint_id: step.touchpoint_id ?? "", measure: cell.measure, limit: PAGE, offset, segments };
  const { data, error, refetch } = useQuery({
    ...evidenceQuery(workspace, mapId, filter, question), enabled: step.touchpoint_id !== null && !isWords, placeholderData: keepPreviousData,
  });
  const tasks = (
    <PlaceTasks
      map={map} mapId={mapId} place={{ lane_id: cell.laneId, step_id: cell.stepId, stage_id: "" }}
      pain={lane?.kind === "pains" ? written : undefined}
    />
  );
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" pr={36}>
          {lane && laneName(lane)}
        </Text>
        <Title order={2} fz={20} pr={36}>
          {step.name}
        </Title>
        <MeasureChoice cell={cell} step={step} />
      </div>
      {isWords && written && <Text size="sm" className="cell-words">{written}</Text>}
      {step.touchpoint_id === null && !isWords && <Text>{t("evidence.unbound")}</Text>}
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && step.touchpoint_id !== null && !isWords && <Skeleton height={320} radius="md" />}
      {data && <Behind data={data} cell={cell} step={step} offset={offset} onOffset={setOffset} tasks={tasks} />}
      {!data && tasks}
      {!isWords && <StepBinding workspace={workspace} mapId={mapId} step={step} />}
    </Stack>
  );
}

/** The measures this lane speaks of, where more than one is measured here. */
function MeasureChoice({ cell, step }: { cell: Cell; step: MapStep }) {
  const { t } = useTranslation("journeys");
  const { map, measured, open } = useScene();
  const word = useMeasureWord();
  const kind = map.lanes.find((one) => one.id === cell.laneId)?.kind ?? "text";
  const figures = measured?.figures[step.touchpoint_id ?? ""] ?? {};
  const names = [...new Set([cell.measure, ...MEASURES[kind]])].filter((name) => name === cell.measure || figures[name]);
  if (names.length < 2) return null;
  const inOrder = MEASURES[kind].filter((name) => names.includes(name));
  return (
    <SegmentedControl
      mt="sm" size="xs" value={cell.measure} onChange={(measure) => open({ ...cell, measure })}
      aria-label={t("evidence.measure")} className="measure-choice"
      data={(inOrder.includes(cell.measure) ? inOrder : names).map((name) => ({ value: name, label: word(name) }))}
    />
  );
}

/** Where else the same touchpoint stands; nothing for those who see this map alone. */
function OtherMaps({ step }: { step: MapStep }) {
  const ways = useWays();
  if (!ways || step.touchpoint_id === null) return null;
  return <OnMaps touchpoint={step.touchpoint_id} name={step.name} except={ways.mapId} />;
}

interface BehindProps {
  data: Evidence;
  cell: Cell;
  step: MapStep;
  offset: number;
  onOffset: (offset: number) => void;
  tasks: React.ReactNode;
}

function Behind({ data, cell, step, offset, onOffset, tasks }: BehindProps) {
  const { t } = useTranslation("journeys");
  const partWords = usePartWords();
  const { map } = useScene();
  const isClaimed = cellAt(map, cell.laneId, cell.stepId)?.claim?.measure === cell.measure;
  return (
    <>
      <FigureFacts evidence={data} step={step} isClaimed={isClaimed} />
      <NotNarrowed parts={data.not_narrowed} />
      {data.untold.length > 0 && <Text size="sm" className="not-narrowed">{t("compare:untold_here", { parts: partWords(data.untold) })}</Text>}
      <Claim cell={cell} figure={data.figure} />
      {tasks}
      <Trend evidence={data} />
      <Distribution evidence={data} />
      <Quotes quotes={data.quotes} />
      <ReportedFigures reported={data.reported} measure={data.measure} />
      <OtherMaps step={step} />
      <Records evidence={data} offset={offset} onOffset={onOffset} />
      <EvidenceWords evidence={data} step={step} />
    </>
  );
}
