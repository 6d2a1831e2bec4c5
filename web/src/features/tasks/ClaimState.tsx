import { Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Filter, Task } from "@/api/types";
import { useFormat } from "@/ui/format";
import { useFigureWords } from "../journeys/figureWords";
import { StateMark } from "../journeys/map/StateMark";
import { measuredQuery } from "../journeys/queries";
import { useWorkspace } from "../workspaces/useWorkspace";

const EVERYTHING: Filter = {};

/** What the figures say of the claim in whose cell a hypothesis stands; the verdict is for people to give. */
export function ClaimState({ task }: { task: Task }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const words = useFigureWords();
  const { date } = useFormat();
  const { claim, map_id: map } = task;
  const { data } = useQuery({ ...measuredQuery(workspace, map ?? "", EVERYTHING), enabled: claim !== null && map !== null });
  if (!claim || !data) return null;
  const figure = data.figures[claim.touchpoint_id]?.[claim.measure];
  const state = figure?.state ?? "assumed";
  const { first_us: from, last_us: to } = figure ?? data;
  const said = figure?.value != null && [
    words.of(figure), words.interval(figure), words.n(figure), from !== null && to !== null && `${date(from)} – ${date(to)}`,
  ];
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" className="claim-state">
      <StateMark state={state} isBare />
      <Text size="sm">
        {t("claim_is", { state: t(`journeys:state.${state}`) })}
        {said && ` (${said.filter(Boolean).join(" · ")})`}
      </Text>
    </Group>
  );
}
