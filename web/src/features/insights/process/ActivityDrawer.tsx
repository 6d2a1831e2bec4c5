import { Button, Drawer, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Filter, Graph } from "@/api/types";
import { useCases } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { useLens } from "../useLens";
import type { Transition } from "./GraphCanvas";

interface ActivityDrawerProps {
  graph: Graph;
  activity: string | null;
  onClose: () => void;
  onEdge: (edge: Transition) => void;
}

/** One activity: how many journeys hold it, where they came from and go; and filters by it. */
export function ActivityDrawer({ graph, activity, onClose, onEdge }: ActivityDrawerProps) {
  const { t } = useTranslation("insights");
  return (
    <Drawer
      opened={activity !== null} onClose={onClose} position="right" size={460} title={activity}
      closeButtonProps={{ "aria-label": t("ui:close") }} overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {activity !== null && (
        <ActivityFacts
          graph={graph} activity={activity}
          onEdge={(edge) => {
            onClose();
            onEdge(edge);
          }}
        />
      )}
    </Drawer>
  );
}

interface ActivityFactsProps {
  graph: Graph;
  activity: string;
  onEdge: (edge: Transition) => void;
}

function ActivityFacts({ graph, activity, onEdge }: ActivityFactsProps) {
  const { t } = useTranslation("insights");
  const { share, number } = useFormat();
  const cases = useCases();
  const { lens, filter, setFilter } = useLens();
  const node = graph.nodes.find((one) => one.activity === activity);
  const narrow = (key: "contains" | "starts" | "ends" | "without", values: string[]) =>
    setFilter({ ...filter, [key]: values } satisfies Filter);
  return (
    <Stack gap="lg">
      <Text>
        {t("activity.reach", {
          cases: cases(node?.cases ?? 0, lens?.object_type),
          share: share((node?.cases ?? 0) / Math.max(1, graph.cases)),
          times: number(node?.count ?? 0),
        })}
      </Text>
      <Stack gap="xs">
        <Button variant="light" onClick={() => narrow("contains", [...(filter.contains ?? []), activity])}>
          {t("activity.contains")}
        </Button>
        <Button variant="default" onClick={() => narrow("starts", [activity])}>
          {t("activity.starts")}
        </Button>
        <Button variant="default" onClick={() => narrow("ends", [activity])}>
          {t("activity.ends")}
        </Button>
        <Button variant="default" onClick={() => narrow("without", [...(filter.without ?? []), activity])}>
          {t("activity.without")}
        </Button>
      </Stack>
      <Neighbours title={t("activity.before")} graph={graph} activity={activity} side="target" onEdge={onEdge} />
      <Neighbours title={t("activity.after")} graph={graph} activity={activity} side="source" onEdge={onEdge} />
    </Stack>
  );
}

interface NeighboursProps extends ActivityFactsProps {
  title: string;
  side: "source" | "target";
}

function Neighbours({ title, graph, activity, side, onEdge }: NeighboursProps) {
  const { number } = useFormat();
  const edges = graph.edges.filter((edge) => edge[side] === activity).slice(0, 8);
  if (edges.length === 0) return null;
  return (
    <div>
      <Title order={3} fz={15} mb={4}>
        {title}
      </Title>
      {edges.map((edge) => (
        <Button
          key={`${edge.source}\n${edge.target}`} variant="subtle" size="compact-sm" fullWidth justify="space-between"
          rightSection={number(edge.count)} onClick={() => onEdge(edge)}
        >
          {side === "target" ? edge.source : edge.target}
        </Button>
      ))}
    </div>
  );
}
