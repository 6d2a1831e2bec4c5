import { Paper, Select, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reportedQuery, touchpointsQuery } from "../facts/queries";
import { Reported } from "../facts/Reported";
import { mapQuery } from "../journeys/queries";
import { useWorkspace } from "../workspaces/useWorkspace";

/** What earlier studies have found about the touchpoints of the map: entered as reported, with the file. */
export function Research({ map }: { map: string }) {
  const { t } = useTranslation("workshops");
  const { id: workspace, canEdit } = useWorkspace();
  const { data: drawn } = useQuery(mapQuery(workspace, map));
  const { data: registry = [] } = useQuery(touchpointsQuery(workspace));
  const { data: figures = [] } = useQuery(reportedQuery(workspace));
  const [chosen, setChosen] = useState<string | null>(null);
  const bound = new Set(drawn?.document.steps.map(({ touchpoint_id }) => touchpoint_id));
  const known = registry.filter(({ id }) => bound.has(id));
  const reported = known.filter(({ id }) => id !== chosen && figures.some(({ touchpoint_id }) => touchpoint_id === id));
  if (!drawn) return null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} fz={18}>{t("kickoff.research")}</Title>
      <Text size="sm" c="dimmed" mb="sm">{t("kickoff.research_about")}</Text>
      {known.length === 0 && <Text size="sm">{t("kickoff.no_touchpoints")}</Text>}
      {canEdit && known.length > 0 && (
        <Select
          label={t("kickoff.touchpoint")} value={chosen} onChange={setChosen} searchable clearable nothingFoundMessage={t("place.nothing")}
          clearButtonProps={{ "aria-label": t("ui:remove") }} data={known.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {chosen && <Reported key={chosen} touchpoint={chosen} title={known.find(({ id }) => id === chosen)?.name} />}
      {reported.map(({ id, name }) => <Reported key={id} touchpoint={id} title={name} />)}
    </Paper>
  );
}
