import { Table } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Figure, SegmentFigures } from "@/api/types";
import type { Column } from "@/canvas/columns";
import { drawCurve, EMOTION_SOURCES } from "@/canvas/emotion";
import { useFigureWords } from "../journeys/figureWords";
import { EmotionCurves } from "../journeys/lanes/EmotionCurves";
import { useStageName } from "../journeys/map/names";
import "../journeys/map/colors.css";
import "../journeys/lanes/emotion.css";
import "../journeys/lanes/figures.css";

/** The measures worth a column: reach, the rating (the experience where it was asked for), the gap, the emotion. */
function measuresOf(figures: SegmentFigures, source: string | undefined): string[] {
  const isKnown = (name: string) => figures.stages.some((stage) => stage.figures[name]);
  const rating = ["experience", "score"].find(isKnown);
  return [...["reach_share", rating ?? "", "gap"].filter(isKnown), ...(source ? [`emotion_${source}`] : [])];
}

/** How the customers of a segment fare, stage by stage: the curve, and the table behind it. */
export function StageFigures({ figures }: { figures: SegmentFigures }) {
  const { t } = useTranslation("personas");
  const stageName = useStageName();
  const headOf = (name: string) =>
    name.startsWith("emotion_") ? t("journeys:lane.emotion") : name === "score" ? t("journeys:lane.score") : t(`journeys:measure.${name}`);
  const source = EMOTION_SOURCES.find((name) => figures.emotion.some((curve) => curve.source === name));
  const measures = measuresOf(figures, source);
  if (measures.length === 0) return <p className="figure-none">{t("numbers.nothing")}</p>;
  return (
    <>
      {source && <StageCurve figures={figures} source={source} />}
      <Table.ScrollContainer minWidth={140 + measures.length * 130} scrollAreaProps={{ tabIndex: 0 }}>
        <Table verticalSpacing={6} className="stage-figures" aria-label={t("numbers.table")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("numbers.stage")}</Table.Th>
              {measures.map((name) => (
                <Table.Th key={name} ta="right">{headOf(name)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.stages.map((stage) => (
              <Table.Tr key={stage.stage_id}>
                <Table.Th scope="row" fw={500}>{stageName(stage)}</Table.Th>
                {measures.map((name) => (
                  <Table.Td key={name} ta="right"><FigureCell figure={stage.figures[name]} /></Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function FigureCell({ figure }: { figure: Figure | undefined }) {
  const { t } = useTranslation("personas");
  const words = useFigureWords();
  if (!figure || (figure.value === null && figure.withheld !== "withheld")) return <span className="figure-none">{t("journeys:figure.none")}</span>;
  if (figure.withheld === "withheld") return <span className="figure-none">{words.of(figure)}</span>;
  return (
    <>
      <b>{words.of(figure)}</b>
      {figure.withheld === "flagged" && <span className="figure-flag" title={t("journeys:figure.flagged")}>{t("journeys:figure.flag")}</span>}
      <div className="figure-small">{words.interval(figure)}</div>
      <div className="figure-small">{words.n(figure)}</div>
    </>
  );
}

const NARROWEST_STAGE = 96;

function StageCurve({ figures, source }: { figures: SegmentFigures; source: string }) {
  const { t } = useTranslation("personas");
  const stageName = useStageName();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const each = Math.max(NARROWEST_STAGE, width / Math.max(1, figures.stages.length));
  const columns = useMemo<Column[]>(
    () =>
      figures.stages.map(({ stage_id: id }, index) => ({
        key: id, stageId: id, stepId: id, touchpointId: id, left: index * each, width: each,
      })),
    [figures.stages, each],
  );
  const curves = figures.emotion.filter((curve) => curve.source === source).map((curve) => drawCurve(curve, columns));
  const total = each * figures.stages.length;
  return (
    <figure className="stage-curve">
      <figcaption>{`${t("numbers.curve")} (${t(`journeys:series.${source}`)})`}</figcaption>
      <div ref={ref} className="stage-curve-frame" role="img" aria-label={t("numbers.curve")}>
        {width > 0 && (
          <>
            <EmotionCurves curves={curves} width={total} from={0} to={columns.length} />
            <div className="stage-curve-names" style={{ width: total }} aria-hidden>
              {figures.stages.map((stage) => (
                <span key={stage.stage_id}>{stageName(stage)}</span>
              ))}
            </div>
          </>
        )}
      </div>
    </figure>
  );
}
