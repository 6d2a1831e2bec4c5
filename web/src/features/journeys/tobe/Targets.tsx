import { Anchor, Badge, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Figure, Filter, JourneyMap, MapProgress, MapTarget } from "@/api/types";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useDifferenceWords } from "../compare/differenceWords";
import { useMeasureWord } from "../evidence/measureWords";
import { isMeasured, useFigureWords } from "../figureWords";
import { unitOf } from "../lanes/measures";
import { useAmounts } from "../contents/useAmounts";
import { NotNarrowed } from "../map/MapNotes";
import { progressQuery } from "../queries";
import { Track } from "./Track";

interface TargetsProps {
  map: JourneyMap;
  mapId: string;
  workspace: string;
  filter: Filter;
}

/** Each target written on the map: measured before, measured now, and what came of it. */
export function Targets({ map, mapId, workspace, filter }: TargetsProps) {
  const { t } = useTranslation("tobe");
  const { date } = useFormat();
  const { data, error, refetch } = useQuery(progressQuery(workspace, mapId, filter));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={200} radius="md" />;
  const toMap = (
    <Anchor underline="always" renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: mapId }} search={{}} />}>
      {t("to_map")}
    </Anchor>
  );
  return (
    <>
      <Text size="sm">
        {t("periods", { since: date(data.before.since_us), until: date((data.before.until_us ?? 0) - 1), from: date(data.now.since_us) })}
      </Text>
      <Remarks progress={data} />
      {data.targets.length === 0 && <Text mt="md">{t("none")} {toMap}</Text>}
      <ul className="targets">
        {data.targets.map((target) => (
          <li key={`${target.step_id} ${target.stage_id} ${target.lane_id} ${target.kpi === null}`}>
            <Target target={target} name={nameOf(map, target)} />
          </li>
        ))}
      </ul>
    </>
  );
}

const nameOf = (map: JourneyMap, target: MapTarget) =>
  (target.step_id ? map.steps.find((step) => step.id === target.step_id) : map.stages.find((stage) => stage.id === target.stage_id))?.name ?? "";

function Remarks({ progress }: { progress: MapProgress }) {
  const { t } = useTranslation("tobe");
  const { spanning, unbound } = progress;
  return (
    <Text size="sm" c="dimmed" mt={4} component="div">
      {t("no_cause")} {spanning !== null && spanning > 0 && t("spanning", { count: spanning })}{" "}
      {unbound > 0 && t("unbound", { count: unbound })}
      <NotNarrowed parts={progress.not_narrowed} />
    </Text>
  );
}

const COLORS: Record<MapTarget["verdict"], string> = {
  reached: "teal", not_reached: "orange", undecided: "yellow", scarce: "gray", unmeasured: "gray",
};

function Target({ target, name }: { target: MapTarget; name: string }) {
  const { t } = useTranslation("tobe");
  const words = useFigureWords();
  const what = useWhat(target);
  const unit = target.now?.unit ?? target.before?.unit ?? unitOf(target.measure);
  const end = (value: number | null) => (value === null ? "" : words.value(target.measure, unit, value));
  const range = target.low === null ? "at_most" : target.high === null ? "at_least" : "between";
  const { kpi, reason } = target;
  return (
    <article className="target" aria-label={`${name}: ${what}`}>
      <header>
        <Title order={3} fz={15}>
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {what}
        </Text>
        <Badge variant="light" color={COLORS[target.verdict]} tt="none" fw={600} className="target-verdict">
          {t(reason === "" ? `verdict.${target.verdict}` : "nothing")}
        </Badge>
      </header>
      {reason === "" && <Track target={target} />}
      <dl>
        {reason === "" && <Fact label={t("before")} figure={target.before} />}
        {reason === "" && <Fact label={t("now")} figure={target.now} />}
        <div>
          <dt>{t("target")}</dt>
          <dd>{kpi ? <KpiTarget kpi={kpi} /> : t(`journeys:claim.${range}`, { low: end(target.low), high: end(target.high) })}</dd>
        </div>
        {kpi?.value != null && <ByHand kpi={kpi} value={kpi.value} />}
        <Change target={target} unit={unit} />
      </dl>
      {reason !== "" && (
        <Text size="sm" c="dimmed" mt={8}>
          {reason === "other_unit" && kpi?.unit ? t("reason.other_unit", { unit: kpi.unit }) : t(reason === "other_unit" ? "reason.other_unit_none" : `reason.${reason}`)}
        </Text>
      )}
      {target.touchpoint_before !== null && (
        <Text size="sm" c="dimmed">
          {t("other_touchpoint")}
        </Text>
      )}
    </article>
  );
}

/** What a target is about: a measure, or a KPI by its name. */
function useWhat({ kpi, measure }: MapTarget): string {
  const { t } = useTranslation("tobe");
  const measureWord = useMeasureWord();
  if (kpi === null) return measureWord(measure);
  return `${kpi.name} · ${measure ? t("kpi", { measure: measureWord(measure) }) : t("kpi_alone")}`;
}

type KpiOf = NonNullable<MapTarget["kpi"]>;

/** The target as people wrote it, in their own unit. */
function KpiTarget({ kpi }: { kpi: KpiOf }) {
  const { t } = useTranslation("tobe");
  const end = useAmounts().quantity(kpi.target, kpi.unit);
  return <>{kpi.is_less_better ? t("journeys:claim.at_most", { high: end }) : t("journeys:claim.at_least", { low: end })}</>;
}

/** What people wrote down of the KPI, beside what is measured: never mixed with it. */
function ByHand({ kpi, value }: { kpi: KpiOf; value: number }) {
  const { t } = useTranslation("tobe");
  const amounts = useAmounts();
  return (
    <div>
      <dt>{t("written")}</dt>
      <dd>
        {amounts.quantity(value, kpi.unit)}
        {kpi.as_of && <small>{t("contents:kpi.as_of", { date: amounts.day(kpi.as_of) })}</small>}
      </dd>
    </div>
  );
}

/** A figure with its interval, its n and its period. */
function Fact({ label, figure }: { label: string; figure: Figure | null }) {
  const { t } = useTranslation("tobe");
  const words = useFigureWords();
  const { date } = useFormat();
  const isThere = figure !== null && isMeasured(figure);
  const isShown = isThere && figure.withheld !== "withheld";
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {isThere ? words.of(figure) : t("nothing")}
        {isShown && <small>{[words.interval(figure), words.n(figure)].filter(Boolean).join(" · ")}</small>}
        {isShown && figure.first_us !== null && figure.last_us !== null && <small>{`${date(figure.first_us)} – ${date(figure.last_us)}`}</small>}
        {figure?.withheld === "flagged" && <small>{t("journeys:figure.flag")}</small>}
      </dd>
    </div>
  );
}

/** The difference with its interval; nothing where there is none to speak of. */
function Change({ target, unit }: { target: MapTarget; unit: string }) {
  const { t } = useTranslation("tobe");
  const words = useDifferenceWords();
  const { change, way } = target;
  if (change === null || change.value === null || way === null) return null;
  const told = { value: change.value, low: change.low, high: change.high, segment_id: "", is_clear: way !== "unclear" };
  return (
    <div>
      <dt>{t("change")}</dt>
      <dd data-way={way}>
        {words.value({ unit }, told)}
        <small>{[words.interval({ unit }, told), t(`way.${way}`)].filter(Boolean).join(" · ")}</small>
      </dd>
    </div>
  );
}
