import { Group, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Evidence, Figure, MapStep } from "@/api/types";
import { useFormat } from "@/ui/format";
import { isMeasured, useFigureWords } from "../figureWords";
import { type CellState, StaleMark, StateMark } from "../map/StateMark";
import { useSentence } from "./sentence";

interface FigureFactsProps {
  evidence: Evidence;
  step: MapStep;
  /** Whether somebody claims something of this figure. */
  isClaimed?: boolean;
}

/** The sentence first; then figure, n, denominator, interval, period, sources. */
export function FigureFacts({ evidence, step, isClaimed = false }: FigureFactsProps) {
  const { t, i18n } = useTranslation("journeys");
  const sentence = useSentence();
  const { figure } = evidence;
  const isQuote = evidence.measure === "quote";
  const state = figure?.state ?? (isClaimed ? "assumed" : "unmeasured");
  return (
    <div>
      <Text fz={16} lh={1.5}>
        {isQuote ? t("sentence.quotes", { count: evidence.total_records, name: step.name }) : sentence(figure, step.name)}
      </Text>
      {figure?.withheld === "flagged" && (
        <Text size="sm" mt={6} className="not-narrowed">
          {t("figure.flagged")}
        </Text>
      )}
      {figure?.note_keys.map((key) => (
        <Text key={key} size="sm" mt={6} className="not-narrowed">
          {i18n.exists(`journeys:note.${key}`) ? t(`note.${key}`) : key}
        </Text>
      ))}
      {figure && isMeasured(figure) ? <Facts figure={figure} evidence={evidence} /> : !isQuote && <StateRule state={state} />}
    </div>
  );
}

function Facts({ figure, evidence }: { figure: Figure; evidence: Evidence }) {
  const { t } = useTranslation("journeys");
  const words = useFigureWords();
  const { number, date } = useFormat();
  const counts = Object.entries(figure.counts).filter(([key]) => key in COUNTS);
  const rows: [string, string][] = [
    [t("facts.figure"), words.of(figure)],
    [t("facts.n"), number(figure.n)],
  ];
  if (figure.denominator !== null) rows.push([t("facts.denominator"), number(figure.denominator)]);
  if (figure.n_effective !== null && Math.round(figure.n_effective) !== figure.n) {
    rows.push([t("facts.n_effective"), number(figure.n_effective, 1)]);
  }
  if (words.interval(figure)) rows.push([t("facts.interval"), words.interval(figure)]);
  if (figure.first_us !== null && figure.last_us !== null) {
    rows.push([t("facts.period"), `${date(figure.first_us)} – ${date(figure.last_us)}`]);
  }
  for (const [key, count] of counts) rows.push([t(`facts.${key}`), number(count)]);
  return (
    <>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <StateRule state={figure.state} />
      {figure.is_stale && figure.newest_us !== null && (
        <Group gap={8} mt={4} wrap="nowrap">
          <StaleMark isBare />
          <Text size="sm">{t("state_why.stale", { date: date(figure.newest_us), count: figure.stale_days })}</Text>
        </Group>
      )}
      <Sources evidence={evidence} figure={figure} />
    </>
  );
}

/** The state of the cell, with the rule that gives it. */
function StateRule({ state }: { state: CellState }) {
  const { t } = useTranslation("journeys");
  return (
    <Group gap={8} mt="sm" align="flex-start" wrap="nowrap">
      <StateMark state={state} isBare />
      <Text size="sm">{t(`state_why.${state}`)}</Text>
    </Group>
  );
}

const COUNTS = { open: true, ended: true, n_censored: true, n_missing: true, n_unpaired: true, known_cases: true, events: true, n_customers: true, n_own: true };

/** Which sources gave how many records; for cover also how fresh each is. */
function Sources({ evidence, figure }: { evidence: Evidence; figure: Figure }) {
  const { t } = useTranslation("journeys");
  const { date } = useFormat();
  const name = (source: string) => (source === "events" || source === "observations" ? t(`source.${source}`) : source);
  const rows = figure.covers.length > 0
    ? figure.covers.map((one) => ({ ...one }))
    : evidence.sources.map((one) => ({ ...one, newest_us: null }));
  if (rows.length === 0) return null;
  return (
    <div className="sources">
      <Text size="sm" fw={600}>
        {t("facts.sources")}
      </Text>
      <List size="sm" listStyleType="none">
        {rows.map((row) => (
          <List.Item key={row.source}>
            {name(row.source)} · {t("facts.records", { count: row.records })}
            {row.newest_us !== null && ` · ${t("facts.newest", { date: date(row.newest_us) })}`}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
