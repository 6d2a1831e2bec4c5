import { Anchor, Paper, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Graph } from "@/api/types";
import { useFormat } from "@/ui/format";
import type { Transition } from "./GraphCanvas";

/** The same transitions as a table: every one, none hidden. */
export function GraphTable({ graph, onEdge }: { graph: Graph; onEdge: (edge: Transition) => void }) {
  const { t } = useTranslation("insights");
  const { number, duration } = useFormat();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={640} mah={640}>
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("table.from_to")}</Table.Th>
              <Table.Th ta="right">{t("table.count")}</Table.Th>
              <Table.Th ta="right">{t("table.cases")}</Table.Th>
              <Table.Th ta="right">{t("table.mean")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {graph.edges.map((edge) => (
              <Table.Tr key={`${edge.source}\n${edge.target}`}>
                <Table.Td>
                  <Anchor component="button" size="sm" ta="left" onClick={() => onEdge(edge)}>
                    {edge.source} → {edge.target}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right">{number(edge.count)}</Table.Td>
                <Table.Td ta="right">{number(edge.cases)}</Table.Td>
                <Table.Td ta="right">{edge.mean_seconds === null ? "–" : duration(edge.mean_seconds)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
