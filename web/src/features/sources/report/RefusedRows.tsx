import { ScrollArea, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Refusal } from "@/api/types";
import { useFormat } from "@/ui/format";

/** The first refused rows, each with its reason. */
export function RefusedRows({ refusals }: { refusals: Refusal[] }) {
  const { t } = useTranslation("sources");
  const { number } = useFormat();
  if (refusals.length === 0) return null;
  return (
    <ScrollArea.Autosize mah={260} viewportProps={{ tabIndex: 0, "aria-label": t("refused.title") }}>
      <Table verticalSpacing={6} striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("refused.row")}</Table.Th>
            <Table.Th>{t("refused.column")}</Table.Th>
            <Table.Th>{t("refused.value")}</Table.Th>
            <Table.Th>{t("refused.reason")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refusals.map((one) => (
            <Table.Tr key={`${one.row}-${one.column}`}>
              <Table.Td>{number(one.row)}</Table.Td>
              <Table.Td>{one.column}</Table.Td>
              <Table.Td>{one.value || "–"}</Table.Td>
              <Table.Td>{one.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
