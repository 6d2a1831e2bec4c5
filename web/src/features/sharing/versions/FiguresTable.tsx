import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Figure } from "@/api/types";
import { figureChanges } from "@/canvas/changes";
import { isMeasured, useFigureWords } from "../../journeys/figureWords";
import { MEASURES } from "../../journeys/lanes/measures";
import { useMeasureWord } from "../../journeys/evidence/measureWords";
import type { Side } from "./DifferenceScreen";

/** Figures then and now, each with its n and its interval. */
export function FiguresTable({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation("sharing");
  const measureWord = useMeasureWord();
  const was = new Set(before.document.steps.map((step) => step.touchpoint_id));
  // Steps that came or went are told above: nobody's figures changed by that.
  const steps = after.document.steps.filter((step) => was.has(step.touchpoint_id));
  const names = new Map(steps.toReversed().map((step) => [step.touchpoint_id ?? "", step.name]));
  const lanes = [...before.document.lanes, ...after.document.lanes];
  const measures = [...new Set(lanes.flatMap((lane) => MEASURES[lane.kind]))].filter((name) => name !== "quote");
  const touchpoints = steps.flatMap((step) => (step.touchpoint_id === null ? [] : [step.touchpoint_id]));
  const { changed, same } = figureChanges(touchpoints, measures, before.measured, after.measured);
  if (changed.length === 0) return <Text c="dimmed">{t("difference.no_figures", { count: same })}</Text>;
  return (
    <>
      <Table.ScrollContainer minWidth={620}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("difference.place")}</Table.Th>
              <Table.Th>{t("difference.measure")}</Table.Th>
              <Table.Th>{before.name}</Table.Th>
              <Table.Th>{after.name}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changed.map((one) => (
              <Table.Tr key={`${one.touchpointId} ${one.measure}`}>
                <Table.Td>{names.get(one.touchpointId)}</Table.Td>
                <Table.Td>{measureWord(one.measure)}</Table.Td>
                <Table.Td><Said figure={one.before} /></Table.Td>
                <Table.Td><Said figure={one.after} /></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" c="dimmed" mt="sm">
        {t("difference.same", { count: same })}
      </Text>
    </>
  );
}

function Said({ figure }: { figure: Figure | undefined }) {
  const { t } = useTranslation("sharing");
  const words = useFigureWords();
  if (!isMeasured(figure)) return <Text size="sm" c="dimmed">{t("difference.nothing")}</Text>;
  return (
    <>
      <Text size="sm" fw={600}>
        {words.of(figure)}
      </Text>
      {figure.withheld !== "withheld" && (
        <Text size="xs" c="dimmed">
          {[words.interval(figure), words.n(figure)].filter(Boolean).join(" · ")}
        </Text>
      )}
    </>
  );
}
