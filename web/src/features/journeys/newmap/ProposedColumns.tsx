import { Group, Paper, ScrollArea, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MapProposal } from "@/api/types";

const STEPS_SHOWN = 12;

/** The stages and steps that would come of it, and all of it in a sentence. */
export function ProposedColumns({ proposal }: { proposal: MapProposal }) {
  const { t } = useTranslation("newmap");
  const counts = [
    t("counts.stages", { count: proposal.stages.length }),
    t("counts.steps", { count: proposal.step_count }),
    t("counts.lanes", { count: proposal.lane_count }),
    t("counts.cells", { count: proposal.cell_count }),
  ];
  return (
    <Stack gap="sm">
      <Text fw={600} aria-live="polite">
        {t("read.understood", { what: counts.join(", ") })}
      </Text>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
        <Group wrap="nowrap" align="stretch" gap="sm" pb="sm">
          {proposal.stages.map((one, index) => (
            <Paper key={index} withBorder p="sm" miw={180} maw={240} flex="0 0 auto">
              <Text fw={650} mb={6}>
                {one.stage_key ? t("unsorted") : one.stage}
              </Text>
              {one.steps.slice(0, STEPS_SHOWN).map((step, place) => (
                <Text key={place} size="sm" lineClamp={2}>
                  {step}
                </Text>
              ))}
              {one.steps.length > STEPS_SHOWN && (
                <Text size="sm" c="dimmed">
                  {t("more_steps", { count: one.steps.length - STEPS_SHOWN })}
                </Text>
              )}
            </Paper>
          ))}
        </Group>
      </ScrollArea>
    </Stack>
  );
}
