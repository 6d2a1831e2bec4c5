import { Anchor, Badge, Checkbox, Group, Paper, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Touchpoint } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useStageWords } from "@/ui/stages";
import { useWorkspace } from "../workspaces/useWorkspace";

interface TouchpointTableProps {
  touchpoints: Touchpoint[];
  chosen: string[];
  onChosen: (ids: string[]) => void;
  onOpen: (id: string) => void;
}

export function TouchpointTable({ touchpoints, chosen, onChosen, onOpen }: TouchpointTableProps) {
  const { t } = useTranslation("facts");
  const { canEdit } = useWorkspace();
  const toggle = (id: string) =>
    onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={900}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {canEdit && (
                <Table.Th w={44}>
                  <span className="visually-hidden">{t("choose")}</span>
                </Table.Th>
              )}
              <Table.Th>{t("field.name")}</Table.Th>
              <Table.Th>{t("field.stage")}</Table.Th>
              <Table.Th>{t("field.channels")}</Table.Th>
              <Table.Th>{t("field.departments")}</Table.Th>
              <Table.Th ta="right">{t("field.events")}</Table.Th>
              <Table.Th ta="right">{t("field.observations")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {touchpoints.map((touchpoint) => (
              <Row
                key={touchpoint.id} touchpoint={touchpoint} canChoose={canEdit}
                isChosen={chosen.includes(touchpoint.id)} onToggle={() => toggle(touchpoint.id)}
                onOpen={() => onOpen(touchpoint.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

interface RowProps {
  touchpoint: Touchpoint;
  canChoose: boolean;
  isChosen: boolean;
  onToggle: () => void;
  onOpen: () => void;
}

function Row({ touchpoint, canChoose, isChosen, onToggle, onOpen }: RowProps) {
  const { t } = useTranslation("facts");
  const { number } = useFormat();
  const stages = useStageWords();
  const others = touchpoint.departments.filter((one) => one.id !== touchpoint.accountable?.id);
  const isWhite = touchpoint.events === 0 && touchpoint.observations === 0;
  return (
    <Table.Tr bg={isChosen ? "var(--tropa-accent-soft)" : undefined}>
      {canChoose && (
        <Table.Td>
          <Checkbox
            checked={isChosen} onChange={onToggle} aria-label={t("choose_touchpoint", { name: touchpoint.name })}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Anchor component="button" size="sm" fw={600} ta="left" onClick={onOpen}>
          {touchpoint.name}
        </Anchor>
        {touchpoint.promise?.text && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            {t("promised", { text: touchpoint.promise.text })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{stages.nameOf(touchpoint.stage) || "–"}</Table.Td>
      <Table.Td>{touchpoint.channels.join(", ") || "–"}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {touchpoint.accountable && (
            <Badge variant="light" radius="sm" tt="none" fw={600} title={t("field.accountable")}>
              {touchpoint.accountable.name}
            </Badge>
          )}
          {others.map((one) => (
            <Badge key={one.id} variant="default" radius="sm" tt="none" fw={500}>
              {one.name}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      {isWhite ? (
        <Table.Td colSpan={2} ta="right">
          <Text size="sm" c="dimmed">
            {t("unmeasured")}
          </Text>
        </Table.Td>
      ) : (
        <>
          <Table.Td ta="right">{number(touchpoint.events)}</Table.Td>
          <Table.Td ta="right">{number(touchpoint.observations)}</Table.Td>
        </>
      )}
    </Table.Tr>
  );
}
