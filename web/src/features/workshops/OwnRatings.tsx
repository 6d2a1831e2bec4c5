import { Group, Paper, Rating, ScrollArea, Stack, Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { rateTouchpoint } from "@/api/workshops";
import { useFormat } from "@/ui/format";
import { useDo } from "./queries";

/** Rating each touchpoint as the customers would: for oneself. */
export function OwnRatings({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const rate = useDo((seat, { id, value }: { id: string; value: number }) => rateTouchpoint(seat, id, value));
  return (
    <Stack gap="xs">
      <Title order={2} fz={18}>{t("rate.title")}</Title>
      <Text size="sm" c="dimmed">{t("rate.about")}</Text>
      <div className="rated-subjects">
        {board.subjects.map(({ id, name, mine }) => (
          <Paper key={id} withBorder p="sm" radius="md">
            <Text fw={550} mb={6} className="sticky-text">{name}</Text>
            <Group justify="space-between" wrap="nowrap">
              <Rating
                size="xl" value={mine ?? 0} onChange={(value) => rate.mutate({ id, value })} color="indigo"
                getSymbolLabel={(value) => t("rate.value", { name, value })} aria-label={name}
              />
              <Text size="sm" c="dimmed">{mine === null ? t("rate.not_yet") : t("rate.given", { value: mine })}</Text>
            </Group>
          </Paper>
        ))}
      </div>
    </Stack>
  );
}

/** How all rated: mean and interval; where too few did, only how many. */
export function RatedTable({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const { number } = useFormat();
  const one = (value: number | null) => number(Math.round((value ?? 0) * 10) / 10);
  if (!board.rated) return null;
  return (
    <Paper withBorder p="md">
      <Title order={2} fz={18}>{t("rated.title")}</Title>
      <Text size="sm" c="dimmed" mb="xs">{t("rated.about", { count: board.min_n })}</Text>
      <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0, role: "region", "aria-label": t("rated.title") }}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("rated.touchpoint")}</Table.Th>
              <Table.Th>{t("rated.mean")}</Table.Th>
              <Table.Th>n</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {board.rated.map(({ id, name, n, mean, low, high, is_withheld }) => (
              <Table.Tr key={id}>
                <Table.Td className="sticky-text">{name}</Table.Td>
                <Table.Td>
                  {is_withheld ? (
                    <Text size="sm" c="dimmed">{t("rated.withheld")}</Text>
                  ) : low === null || high === null ? one(mean) : t("rated.between", { mean: one(mean), low: one(low), high: one(high) })}
                </Table.Td>
                <Table.Td>{number(n)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Paper>
  );
}
