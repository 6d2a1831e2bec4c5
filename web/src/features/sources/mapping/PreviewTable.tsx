import { ScrollArea, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Mapping, Preview } from "@/api/types";
import { EventColumn } from "./EventColumn";
import { RatingColumnHead } from "./RatingColumnHead";

interface PreviewTableProps {
  preview: Preview;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}

const SHOWN_ROWS = 8;

/** The first rows as they are in the file; above each column what it was taken for. */
export function PreviewTable({ preview, mapping, onMapping }: PreviewTableProps) {
  const { t } = useTranslation("sources");
  return (
    <ScrollArea type="auto" offsetScrollbars="x" viewportProps={{ tabIndex: 0, "aria-label": t("preview.label") }}>
      <Table withColumnBorders verticalSpacing={6} horizontalSpacing="sm" className="preview-table">
        <Table.Thead>
          <Table.Tr>
            {preview.columns.map((column) => (
              <Table.Th key={column.name} className="preview-head">
                {mapping.kind === "events" ? (
                  <EventColumn column={column} mapping={mapping} onMapping={onMapping} />
                ) : (
                  <RatingColumnHead column={column} mapping={mapping} onMapping={onMapping} />
                )}
                <Text size="sm" fw={600} mt={8} truncate maw={230} title={column.name}>
                  {column.name}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.rows.slice(0, SHOWN_ROWS).map((row, index) => (
            <Table.Tr key={index}>
              {row.map((cell, place) => (
                <Table.Td key={preview.columns[place]?.name ?? place}>
                  {cell === null ? (
                    <Text size="xs" c="dimmed">
                      {t("preview.blank")}
                    </Text>
                  ) : (
                    <Text size="sm" truncate maw={230} title={cell}>
                      {cell}
                    </Text>
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
