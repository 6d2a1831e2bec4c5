import { Blockquote, Button, Drawer, Group, SimpleGrid, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconFilter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EdgeDetail } from "@/api/types";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { CaseSteps } from "../CaseSteps";
import { edgeQuery, type Scope } from "../queries";
import { useLens } from "../useLens";
import type { Transition } from "./GraphCanvas";
import { TimeHistogram } from "./TimeHistogram";

interface EdgeDrawerProps {
  scope: Scope;
  edge: Transition | null;
  onClose: () => void;
}

/** One transition: how many, how long, and journeys to look at. */
export function EdgeDrawer({ scope, edge, onClose }: EdgeDrawerProps) {
  const { t } = useTranslation("insights");
  return (
    <Drawer
      opened={edge !== null} onClose={onClose} position="right" size={520}
      title={edge ? `${edge.source} → ${edge.target}` : ""} closeButtonProps={{ "aria-label": t("ui:close") }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {edge && <EdgeEvidence key={`${edge.source}\n${edge.target}`} scope={scope} edge={edge} />}
    </Drawer>
  );
}

function EdgeEvidence({ scope, edge }: { scope: Scope; edge: Transition }) {
  const { t } = useTranslation("insights");
  const { filter, setFilter } = useLens();
  const { data, error } = useQuery(edgeQuery(scope, edge));
  if (error) return <ProblemNote error={error} />;
  if (!data) return <Skeleton height={320} radius="md" />;
  return (
    <Stack gap="lg">
      <EdgeFigures data={data} />
      <Button
        variant="light" leftSection={<IconFilter size={16} />}
        onClick={() => setFilter({ ...filter, follows: [edge.source, edge.target] })}
      >
        {t("edge.only_these")}
      </Button>
      {data.histogram.length > 0 && <TimeHistogram bins={data.histogram} />}
      <Samples scope={scope} data={data} />
      {data.quotes.length > 0 && (
        <div>
          <Title order={3} fz={15} mb="xs">
            {t("edge.quotes")}
          </Title>
          {data.quotes.map((quote, index) => (
            <Blockquote key={index} p="sm" mt="xs" fz="sm" cite={quote.source}>
              {quote.text}
            </Blockquote>
          ))}
        </div>
      )}
    </Stack>
  );
}

function EdgeFigures({ data }: { data: EdgeDetail }) {
  const { t } = useTranslation("insights");
  const { number, duration } = useFormat();
  const time = (seconds: number | null) => (seconds === null ? "–" : duration(seconds));
  const figures = [
    [t("table.cases"), number(data.cases)],
    [t("table.count"), number(data.count)],
    [t("edge.median"), time(data.median_seconds)],
    [t("edge.p90"), time(data.p90_seconds)],
  ];
  return (
    <SimpleGrid cols={2}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <Text fz={20} fw={650}>
            {value}
          </Text>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

function Samples({ scope, data }: { scope: Scope; data: EdgeDetail }) {
  const { t } = useTranslation("insights");
  const { duration, dateTime } = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  if (data.sample.length === 0) return null;
  return (
    <div>
      <Title order={3} fz={15} mb="xs">
        {t("edge.sample")}
      </Title>
      <Table verticalSpacing={6} horizontalSpacing="xs">
        <Table.Tbody>
          {data.sample.map((one) => (
            <Table.Tr key={`${one.case}-${one.time_us}`}>
              <Table.Td>
                <Button
                  size="compact-sm" variant="subtle" aria-expanded={open === one.case}
                  onClick={() => setOpen(open === one.case ? null : one.case)}
                >
                  {one.case}
                </Button>
              </Table.Td>
              <Table.Td>{dateTime(one.time_us)}</Table.Td>
              <Table.Td ta="right">{duration(one.seconds)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open !== null && (
        <Group mt="sm">
          <CaseSteps scope={scope} name={open} />
        </Group>
      )}
    </div>
  );
}
