import { Box, Button, Drawer, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
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
      title={<Text fw={650} fz={17}>{edge ? `${edge.source} → ${edge.target}` : ""}</Text>} closeButtonProps={{ "aria-label": t("ui:close") }}
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
      {data.waits.withheld === "withheld" && <Text c="dimmed">{t("edge.withheld")}</Text>}
      <Button
        variant="light" leftSection={<IconFilter size={16} />}
        onClick={() => setFilter({ ...filter, follows: [edge.source, edge.target] })}
      >
        {t("edge.only_these")}
      </Button>
      {data.waits.bins.length > 0 && <TimeHistogram bins={data.waits.bins} />}
      <Samples scope={scope} data={data} />
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
    [t("edge.median"), time(data.waits.median_seconds)],
    [t("edge.p90"), time(data.waits.p90_seconds)],
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
  const [open, setOpen] = useState<string | null>(null);
  if (data.sample_cases.length === 0) return null;
  return (
    <div>
      <Title order={3} fz={15} mb="xs">
        {t("edge.sample")}
      </Title>
      <Group gap={6}>
        {data.sample_cases.map((name) => (
          <Button
            key={name} size="compact-sm" variant={open === name ? "filled" : "light"} aria-expanded={open === name}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {name}
          </Button>
        ))}
      </Group>
      {open !== null && (
        <Box mt="md">
          <CaseSteps scope={scope} name={open} />
        </Box>
      )}
    </div>
  );
}
