import { Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Evidence, Figure } from "@/api/types";
import { Claim } from "../../journeys/evidence/Claim";
import { FigureFacts } from "../../journeys/evidence/FigureFacts";
import { SidePanel } from "../../journeys/evidence/SidePanel";
import { MEASURES } from "../../journeys/lanes/measures";
import { figuresAt, useScene } from "../../journeys/map/MapContext";
import { useLaneName } from "../../journeys/map/names";

/** What a figure says that was kept or shared: the records behind it stay in the house. */
export function StillDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("sharing");
  const { opened: cell, map, measured } = useScene();
  const laneName = useLaneName();
  const step = map.steps.find((one) => one.id === cell?.stepId);
  const lane = map.lanes.find((one) => one.id === cell?.laneId);
  if (!cell || !step || !lane || !measured || lane.kind === "quotes") return null;
  const figures = figuresAt(measured, step.touchpoint_id) ?? {};
  const names = MEASURES[lane.kind].filter((name) => figures[name]);
  return (
    <SidePanel label={step.name} onClose={onClose}>
      <Stack gap="lg">
        <div>
          <Text size="sm" c="dimmed" pr={36}>
            {laneName(lane)}
          </Text>
          <Title order={2} fz={20} pr={36}>
            {step.name}
          </Title>
        </div>
        {names.length === 0 && <FigureFacts evidence={evidenceOf(cell.measure, null)} step={step} />}
        {names.map((name) => (
          <Stack key={name} gap="sm">
            <FigureFacts evidence={evidenceOf(name, figures[name] ?? null)} step={step} />
            <Claim cell={{ ...cell, measure: name }} figure={figures[name] ?? null} />
          </Stack>
        ))}
        <Text size="sm" c="dimmed">
          {t("still.no_records")}
        </Text>
      </Stack>
    </SidePanel>
  );
}

/** A figure as the drawer takes it, with nothing behind it. */
const evidenceOf = (measure: string, figure: Figure | null): Evidence => ({
  touchpoint_id: "", measure, figure, distribution: [], trend: [], sources: [], quotes: [], records: [], total_records: 0,
  reported: [], computed_key: "", not_narrowed: [], untold: [],
});
