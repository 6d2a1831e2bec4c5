import { Badge, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JourneyMap, MapCell, MapStep } from "@/api/types";
import { changesBetween, groupedChanges, type PartChange, type Verb } from "@/canvas/changes";
import { lookupOf } from "@/canvas/lookup";
import { useCellWords } from "../../journeys/contents/useCellWords";
import { useMeasureWord } from "../../journeys/evidence/measureWords";
import { useClaimWords } from "../../journeys/evidence/useClaimWords";
import { useLaneName, useStageName } from "../../journeys/map/names";
import { useStepFields } from "./useStepFields";

/** A state of a map; figures are told elsewhere. */
interface Side {
  document: JourneyMap;
}

const COLORS: Record<Verb, string> = { added: "teal", removed: "red", changed: "indigo", moved: "gray" };

/** Lanes, stages, steps and cells that came, went, changed or moved. */
export function PartsList({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation("sharing");
  const [by, setBy] = useState<"step" | "lane">("step");
  const nameOf = usePartName();
  const changes = changesBetween(before.document, after.document);
  const isRenamed = before.document.title !== after.document.title;
  if (changes.length === 0 && !isRenamed) return <Text c="dimmed">{t("difference.no_parts")}</Text>;
  return (
    <>
      <SegmentedControl
        size="xs" mb="sm" value={by} onChange={(value) => setBy(value === "lane" ? "lane" : "step")} aria-label={t("difference.by")}
        data={[{ value: "step", label: t("difference.by_step") }, { value: "lane", label: t("difference.by_lane") }]}
      />
      {isRenamed && (
        <ul className="part-changes">
          <li>
            <ChangeBadge verb="changed" />
            <Words about={t("part.map")} before={before.document.title} after={after.document.title} />
          </li>
        </ul>
      )}
      {groupedChanges(changes, before.document, after.document, by).map(({ id, changes: own }) => (
        <section key={id} className="part-group">
          <Title order={3} fz={15}>
            {nameOf(id, [after.document, before.document]) || t(by === "lane" ? "difference.columns" : "difference.lanes")}
          </Title>
          <ul className="part-changes">
            {own.map((change) => (
              <PartLine key={keyOf(change)} change={change} before={before} after={after} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** What a step, a stage or a lane is called where it still stands, else where it stood. */
function usePartName() {
  const laneName = useLaneName();
  const stageName = useStageName();
  return (id: string, maps: JourneyMap[]): string => {
    for (const map of maps) {
      const { steps, stages } = lookupOf(map);
      const [step, stage, lane] = [steps.get(id), stages.get(id), map.lanes.find((one) => one.id === id)];
      if (step) return step.name;
      if (stage ?? lane) return stage ? stageName(stage) : lane ? laneName(lane) : "";
    }
    return "";
  };
}

const keyOf = (change: PartChange) => {
  const part = change.after ?? change.before;
  return `${change.kind} ${part && "id" in part ? part.id : `${part?.lane_id} ${part?.step_id} ${part?.stage_id}`}`;
};

function ChangeBadge({ verb }: { verb: Verb }) {
  const { t } = useTranslation("sharing");
  return (
    <Badge variant="light" color={COLORS[verb]} tt="none" fw={500} className="change-badge">
      {t(`verb.${verb}`)}
    </Badge>
  );
}

function PartLine({ change, before, after }: { change: PartChange; before: Side; after: Side }) {
  const { t } = useTranslation("sharing");
  const laneName = useLaneName();
  const stageName = useStageName();
  const stepFields = useStepFields(after.document);
  const cellWords = useWholeCell();
  const cellPlace = (side: Side) => {
    if (change.kind !== "cell") return "";
    const cell = change.after ?? change.before;
    const { steps, stages } = lookupOf(side.document);
    const lane = side.document.lanes.find((one) => one.id === cell?.lane_id);
    const step = steps.get(cell?.step_id ?? "");
    const stage = stages.get(cell?.stage_id ?? "");
    return lane && (step || stage) ? `${laneName(lane)} · ${step ? step.name : stage ? stageName(stage) : ""}` : "";
  };
  const words = (side: "before" | "after") => {
    if (change.kind === "cell") return cellWords(change[side]);
    if (change.kind === "lane") return change[side] ? laneName(change[side]) : "";
    if (change.kind === "stage") return change[side] ? stageName(change[side]) : "";
    return change[side] ? `${change[side].name}${stageOf(change[side], side)}` : "";
  };
  const stageOf = (step: MapStep, side: "before" | "after") => {
    if (change.kind !== "step" || change.before?.stage_id === change.after?.stage_id || !change.before || !change.after) return "";
    const stage = lookupOf((side === "before" ? before : after).document).stages.get(step.stage_id);
    return stage ? ` (${stageName(stage)})` : "";
  };
  const about = change.kind === "cell" ? cellPlace(after) || cellPlace(before) : t(`part.${change.kind}`);
  return (
    <li>
      <ChangeBadge verb={change.verb} />
      <Words about={about} before={words("before")} after={words("after")} isSame={change.verb === "moved"} fields={change.kind === "step" ? stepFields(change) : ""} />
    </li>
  );
}

/** What is written in a cell, with what is claimed there. */
function useWholeCell() {
  const cellWords = useCellWords();
  const claimWords = useClaimWords();
  const measureWord = useMeasureWord();
  return (cell: MapCell | undefined) =>
    [cellWords(cell), cell?.claim && `${measureWord(cell.claim.measure)}: ${claimWords(cell.claim)}`].filter(Boolean).join(" · ");
}

interface WordsProps {
  about: string;
  before: string;
  after: string;
  isSame?: boolean;
  /** What changed beside the words. */
  fields?: string;
}

/** What stood here and what stands here now. */
function Words({ about, before, after, isSame = false, fields = "" }: WordsProps) {
  const { t } = useTranslation("sharing");
  const hasBoth = before !== "" && after !== "" && before !== after;
  return (
    <Group gap={6} align="baseline" className="change-words">
      <Text size="sm" c="dimmed">
        {about}:
      </Text>
      {hasBoth || after === "" ? <del>{before}</del> : null}
      {hasBoth && <span aria-hidden>→</span>}
      {after !== "" && <span>{after}</span>}
      {(fields !== "" || (!isSame && before !== "" && before === after)) && (
        <Text size="sm" c="dimmed" span>
          {fields || t("difference.other_fields")}
        </Text>
      )}
    </Group>
  );
}
