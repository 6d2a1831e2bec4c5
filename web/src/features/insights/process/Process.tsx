import { Alert, Box, Group, Paper, SegmentedControl, Skeleton, Slider, Stack, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Graph } from "@/api/types";
import { useFormat } from "@/ui/format";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { FilterBar } from "../filter/FilterBar";
import { graphQuery, type Scope } from "../queries";
import { useLens } from "../useLens";
import { WithJourneys } from "../WithJourneys";
import { ActivityDrawer } from "./ActivityDrawer";
import { EdgeDrawer } from "./EdgeDrawer";
import type { GraphMode, Transition } from "./GraphCanvas";
import "./graph.css";
import { GraphTable } from "./GraphTable";
import { journeyOrder } from "./order";
import { firstPercent, simplify, type ShownGraph } from "./simplify";
import { useLayout } from "./useLayout";

const GraphCanvas = lazy(() => import("./GraphCanvas"));

/** How customers really go: from activity to activity. */
export function Process() {
  const { t } = useTranslation("insights");
  const { scope } = useLens();
  return (
    <Page title={t("process.title")} about={t("process.about")}>
      <FilterBar />
      <WithJourneys>{scope && <GraphScreen scope={scope} />}</WithJourneys>
    </Page>
  );
}

function GraphScreen({ scope }: { scope: Scope }) {
  const whole = useQuery(graphQuery({ ...scope, filter: {} }));
  const { data: graph, error, refetch } = useQuery(graphQuery(scope));
  const order = useMemo(() => (whole.data ? journeyOrder(whole.data) : []), [whole.data]);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!graph || !whole.data) return <Skeleton height={520} radius="lg" />;
  return <GraphView key={scope.lens} scope={scope} graph={graph} order={order} />;
}

function GraphView({ scope, graph, order }: { scope: Scope; graph: Graph; order: string[] }) {
  const { t } = useTranslation("insights");
  const [mode, setMode] = useState<GraphMode>("frequency");
  const [asked, setPercent] = useState<number | null>(null);
  const first = useMemo(() => firstPercent(graph), [graph]);
  const percent = asked ?? first;
  const [isTable, setTable] = useState(false);
  const [edge, setEdge] = useState<Transition | null>(null);
  const [activity, setActivity] = useState<string | null>(null);
  const deferred = useDeferredValue(percent);
  const shown = useMemo(() => simplify(graph, deferred / 100), [graph, deferred]);
  const { drawn, isWorking, error, retry } = useLayout(shown, order);
  if (graph.cases === 0) return <Alert variant="light">{t("filter.no_cases")}</Alert>;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="md">
        <SegmentedControl
          size="sm" value={mode} onChange={(value) => setMode(value as GraphMode)} aria-label={t("graph.mode")}
          data={[
            { value: "frequency", label: t("graph.frequency") },
            { value: "time", label: t("graph.time") },
          ]}
        />
        <PathSlider percent={percent} onPercent={setPercent} shown={shown} />
        <Switch
          label={t("ui:table.show")} checked={isTable} onChange={(event) => setTable(event.currentTarget.checked)}
        />
      </Group>
      {error !== null && !isTable && <ProblemNote error={error} onRetry={retry} />}
      {isTable && <GraphTable graph={graph} onEdge={setEdge} />}
      {!isTable && (drawn !== null || error === null) && (
        <Paper withBorder className={isWorking && drawn ? "graph-frame is-working" : "graph-frame"}>
          {drawn ? (
            <Suspense fallback={<Skeleton height="100%" />}>
              <GraphCanvas
                graph={graph} shown={drawn.shown} layout={drawn.layout} mode={mode} chosen={edge}
                onEdge={setEdge} onActivity={setActivity}
              />
            </Suspense>
          ) : (
            <Skeleton height="100%" />
          )}
        </Paper>
      )}
      <EdgeDrawer scope={scope} edge={edge} onClose={() => setEdge(null)} />
      <ActivityDrawer graph={graph} activity={activity} onClose={() => setActivity(null)} onEdge={setEdge} />
    </Stack>
  );
}

interface PathSliderProps {
  percent: number;
  onPercent: (percent: number) => void;
  shown: ShownGraph;
}

function PathSlider({ percent, onPercent, shown }: PathSliderProps) {
  const { t } = useTranslation("insights");
  const { share } = useFormat();
  // "100% shown, 0.4% hidden" would be no sum.
  const digits = shown.hiddenShare < 0.0995 ? 1 : 0;
  return (
    <Group gap="md" wrap="nowrap" flex={1} maw={640} miw={280}>
      <Box flex={1} miw={120}>
        <Slider
          min={5} max={100} step={1} value={percent} onChange={onPercent} label={(value) => share(value / 100)}
          thumbLabel={t("graph.slider")}
        />
      </Box>
      <Text size="sm" c="dimmed" aria-live="polite" w={300} data-testid="hidden-share">
        {shown.hiddenEdges === 0
          ? t("graph.all_shown")
          : t("graph.hidden", {
              shown: share(1 - shown.hiddenShare, digits),
              hidden: share(shown.hiddenShare, digits),
              count: shown.hiddenEdges,
            })}
      </Text>
    </Group>
  );
}
