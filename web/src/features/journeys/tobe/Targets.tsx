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
    <Anchor renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: mapId }} search={{}} />}>
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
          <li key={`${target.step_id} ${target.lane_id}`}>
            <Target target={target} name={map.steps.find((step) => step.id === target.step_id)?.name ?? ""} />
          </li>
        ))}
      </ul>
    </>
  );
}

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
  const measureWord = useMeasureWord();
  const unit = target.now?.unit ?? target.before?.unit ?? unitOf(target.measure);
  const end = (value: number | null) => (value === null ? "" : words.value(target.measure, unit, value));
  const range = target.low === null ? "at_most" : target.high === null ? "at_least" : "between";
  return (
    <article className="target" aria-label={`${name}: ${measureWord(target.measure)}`}>
      <header>
        <Title order={3} fz={15}>
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {measureWord(target.measure)}
        </Text>
        <Badge variant="light" color={COLORS[target.verdict]} tt="none" fw={600} className="target-verdict">
          {t(`verdict.${target.verdict}`)}
        </Badge>
      </header>
      <Track target={target} />
      <dl>
        <Fact label={t("before")} figure={target.before} />
        <Fact label={t("now")} figure={target.now} />
        <div>
          <dt>{t("target")}</dt>
          <dd>{t(`journeys:claim.${range}`, { low: end(target.low), high: end(target.high) })}</dd>
        </div>
        <Change target={target} unit={unit} />
      </dl>
      {target.touchpoint_before !== null && (
        <Text size="sm" c="dimmed">
          {t("other_touchpoint")}
        </Text>
      )}
    </article>
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
