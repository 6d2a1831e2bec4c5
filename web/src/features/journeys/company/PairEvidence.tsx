import { Group, Pagination, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyPair, CompanyView } from "@/api/types";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useShownFigures } from "./figures";
import { pairCasesQuery, type AskedPath } from "./pairCases";

const PAGE = 10;

interface PairEvidenceProps {
  pair: CompanyPair;
  view: CompanyView;
  asked: AskedPath;
}

/** The order and the time of two steps that follow each other in the process, with the journeys behind them. */
export function PairEvidence({ pair, view, asked }: PairEvidenceProps) {
  const { t } = useTranslation("company");
  const { number } = useFormat();
  const figures = useShownFigures();
  const own = (id: string) => view.company.find((step) => step.id === id);
  const [first, second] = [own(pair.first), own(pair.second)];
  const { time, turned } = pair;
  const counts = time?.counts ?? {};
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" pr={36}>{t("pair")}</Text>
        <Title order={2} fz={20} pr={36}>{first?.name} → {second?.name}</Title>
      </div>
      <section>
        <Title order={3} fz={15} mb={4}>{t("order")}</Title>
        <Text size="sm">{turned ? t("other_way", { share: figures.share(turned) }) : t("finding.on_the_map")}</Text>
        {turned && <Text size="sm" c="dimmed">{figures.period(turned)} · {t("how.order")}</Text>}
      </section>
      {time && (
        <section>
          <Title order={3} fz={15} mb={4}>{t("duration")}</Title>
          <Text size="sm">{figures.time(time)}</Text>
          {pair.planned_seconds !== null && (
            <Text size="sm">{t(`verdict.${pair.time_state}`, { planned: figures.seconds(pair.planned_seconds), defaultValue: "" })}</Text>
          )}
          {time.withheld !== "withheld" && (
            <Text size="sm" c="dimmed">
              {t("ends", { reached: number(counts.n_reached ?? 0), open: number(counts.n_censored ?? 0), never: number(counts.n_never ?? 0) })}
            </Text>
          )}
          <Text size="sm" c="dimmed">{t("how.time")}</Text>
        </section>
      )}
      {turned && first?.step_id && second?.step_id && (
        <Journeys key={JSON.stringify([asked.version, asked.filter])} first={first.step_id} second={second.step_id} asked={asked} />
      )}
    </Stack>
  );
}

function Journeys({ first, second, asked }: { first: string; second: string; asked: AskedPath }) {
  const { t } = useTranslation("company");
  const { number, dateTime } = useFormat();
  const [offset, setOffset] = useState(0);
  const { data, error } = useQuery({
    ...pairCasesQuery(asked, { first, second, offset, limit: PAGE }), placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Skeleton height={200} radius="md" />;
  const pages = Math.ceil(data.total / PAGE);
  return (
    <section>
      <Title order={3} fz={15} mb={4}>{t("journeys")} <Text span c="dimmed" size="sm">{number(data.total)}</Text></Title>
      {data.cases.length === 0 && <Text size="sm" c="dimmed">{t("journeys_hidden")}</Text>}
      {data.cases.length > 0 && (
        <Table verticalSpacing={5} horizontalSpacing={8} className="records">
          <Table.Thead>
            <Table.Tr><Table.Th>{t("journey")}</Table.Th><Table.Th>{t("came_first")}</Table.Th><Table.Th>{t("came_second")}</Table.Th></Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.cases.map((one) => (
              <Table.Tr key={one.case} data-turned={one.second_us < one.first_us || undefined}>
                <Table.Td className="record-id">{one.case}</Table.Td>
                <Table.Td>{dateTime(one.first_us)}</Table.Td>
                <Table.Td>{dateTime(one.second_us)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {pages > 1 && data.cases.length > 0 && (
        <Group mt="xs">
          <Pagination size="sm" total={pages} value={offset / PAGE + 1} onChange={(page) => setOffset((page - 1) * PAGE)} siblings={0} getControlProps={(control) => ({ "aria-label": t(`pages.${control}`) })} />
        </Group>
      )}
    </section>
  );
}
