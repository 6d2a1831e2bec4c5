import { Select, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LineRole, MapProposal, MapReading } from "@/api/types";
import { isWritten, LANE_GROUPS } from "../lanes/measures";
import { withRole } from "./readings";

interface LineTableProps {
  proposal: MapProposal;
  reading: MapReading;
  onChange: (reading: MapReading) => void;
}

const LANES = Object.values(LANE_GROUPS).flat().filter(isWritten);

/** Every line of the table with what it was taken for; to be corrected. */
export function LineTable({ proposal, reading, onChange }: LineTableProps) {
  const { t } = useTranslation("newmap");
  const roles = [
    { value: "stage", label: t("role.stage") },
    { value: "step", label: t("role.step") },
    {
      group: t("role.lane"),
      items: [...LANES, "emotion" as const].map((kind) => ({ value: kind, label: t(`journeys:lane.${kind}`) })),
    },
    { value: "skip", label: t("role.skip") },
  ];
  return (
    <Table.ScrollContainer minWidth={640} maxHeight={460}>
      <Table verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(reading.is_transposed ? "read.column" : "read.row")}</Table.Th>
            <Table.Th>{t("read.titled")}</Table.Th>
            <Table.Th miw={210}>{t("read.is")}</Table.Th>
            <Table.Th>{t("read.holds")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {proposal.lines.map((line) => (
            <Table.Tr key={line.number} c={line.role === "skip" ? "dimmed" : undefined}>
              <Table.Td>{line.number}</Table.Td>
              <Table.Td fw={600}>{line.title}</Table.Td>
              <Table.Td>
                <Select
                  size="xs" data={roles} value={line.role} allowDeselect={false}
                  aria-label={t("read.role_of", { number: line.number, title: line.title })}
                  onChange={(role) => role && onChange(withRole(reading, line.number - 1, role as LineRole))}
                />
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {line.samples.join(" · ")}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
