import { Select, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JourneyMap } from "@/api/types";
import { useMeasureWord } from "../evidence/measureWords";
import { isMeasured, useFigureWords } from "../figureWords";
import { comparedMeasure } from "./ComparedCell";
import { useComparedScene, type ComparedGroup } from "./ComparedContext";
import { emotionMeasure } from "./ComparedCurves";
import { useDifferenceWords } from "./differenceWords";
import { GroupMark } from "./GroupMark";

/** The comparison as a table, measure by measure: what the curves draw, in figures. */
export function ComparedTable({ map }: { map: JourneyMap }) {
  const { t } = useTranslation("compare");
  const measureWord = useMeasureWord();
  const scene = useComparedScene();
  const [chosen, choose] = useState<string | null>(null);
  if (!scene) return null;
  const emotion = emotionMeasure(scene);
  const measures = [...new Set([emotion, ...map.lanes.map((lane) => comparedMeasure(lane.kind))])].filter((name) => name !== null);
  const measure = chosen !== null && measures.includes(chosen) ? chosen : measures[0];
  if (measure === undefined) return null;
  const nameOf = (name: string) => (name === emotion ? t("journeys:lane.emotion") : measureWord(name));
  return (
    <details className="compared-table">
      <summary>{t("ui:table.show")}</summary>
      <Select
        label={t("journeys:evidence.measure")} maw={320} my="xs" allowDeselect={false} value={measure} onChange={choose}
        data={measures.map((name) => ({ value: name, label: nameOf(name) }))}
      />
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ tabIndex: 0 }}>
        <Table verticalSpacing={6} aria-label={nameOf(measure)}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("step")}</Table.Th>
              {scene.groups.map((group) => (
                <Table.Th key={group.segment.segment_id} ta="right"><GroupMark place={group.place} hasLine /> {group.name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {map.steps.map((step) => (
              <Table.Tr key={step.id}>
                <Table.Th scope="row" fw={500}>{step.name}</Table.Th>
                {scene.groups.map((group) => (
                  <Table.Td key={group.segment.segment_id} ta="right">
                    <TableFigure group={group} touchpointId={step.touchpoint_id} measure={measure} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}

interface TableFigureProps {
  group: ComparedGroup;
  touchpointId: string | null;
  measure: string;
}

/** Value with interval and n; under it, how far it lies from the first group. */
function TableFigure({ group, touchpointId, measure }: TableFigureProps) {
  const { t } = useTranslation("compare");
  const scene = useComparedScene();
  const words = useFigureWords();
  const differences = useDifferenceWords();
  const figure = scene?.figureAt(group, touchpointId, measure);
  if (!isMeasured(figure)) return <span className="figure-none">{t("none")}</span>;
  const difference = scene?.differenceAt(group, touchpointId, measure);
  const interval = difference && differences.interval(figure, difference);
  return (
    <>
      <b>{words.of(figure)}</b>
      {figure.withheld !== "withheld" && (
        <div className="figure-small">{[words.interval(figure), words.n(figure)].filter(Boolean).join(" · ")}</div>
      )}
      {difference && (
        <div className="figure-small">
          {t("from_first", { value: differences.value(figure, difference) })}
          {interval ? ` (${interval})` : ""}
          {difference.is_clear && <span className="clear-mark">{t("clear_short")}</span>}
        </div>
      )}
    </>
  );
}
