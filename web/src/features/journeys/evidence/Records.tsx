import { Group, Pagination, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Evidence } from "@/api/types";
import { useFormat } from "@/ui/format";

export const PAGE = 10;

interface RecordsProps {
  evidence: Evidence;
  offset: number;
  onOffset: (offset: number) => void;
}

/** The records behind the figure, page by page. */
export function Records({ evidence, offset, onOffset }: RecordsProps) {
  const { t } = useTranslation("journeys");
  const { number, dateTime } = useFormat();
  const { records, total_records: total } = evidence;
  if (records.length === 0) return null;
  const isCases = records.some((record) => record.events !== null);
  const pages = Math.ceil(total / PAGE);
  return (
    <section>
      <Title order={3} fz={15} mb={4}>
        {t("records.title")} <Text span c="dimmed" size="sm">{number(total)}</Text>
      </Title>
      <div className="records">
        <Table verticalSpacing={5} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(isCases ? "records.journey" : "records.answer")}</Table.Th>
              <Table.Th>{t("records.when")}</Table.Th>
              <Table.Th ta={isCases ? "right" : undefined}>{t(isCases ? "records.events" : "records.value")}</Table.Th>
              <Table.Th>{t(isCases ? "records.state" : "records.source")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {records.map((record, index) => (
              <Table.Tr key={`${record.id}-${index}`}>
                <Table.Td className="record-id">{record.id}</Table.Td>
                <Table.Td>{record.time_us === null ? "" : dateTime(record.time_us)}</Table.Td>
                <Table.Td ta={isCases ? "right" : undefined}>
                  {isCases ? number(record.events ?? 0) : record.value !== null ? number(record.value, 2) : record.text}
                </Table.Td>
                <Table.Td>{isCases ? t(`case_state.${record.state}`) : record.source}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {pages > 1 && (
        <Group mt="xs">
          <Pagination
            size="sm" total={pages} value={offset / PAGE + 1} onChange={(page) => onOffset((page - 1) * PAGE)} siblings={0}
            getControlProps={(control) => ({ "aria-label": t(`records.${control}`) })}
          />
        </Group>
      )}
    </section>
  );
}
