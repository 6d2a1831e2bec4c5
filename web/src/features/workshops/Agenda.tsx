import { Alert, Box, Select, Stepper, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { leadWorkshop } from "@/api/workshops";
import { AGENDA } from "./kinds";
import { useDo } from "./queries";

/** The seven steps; whoever leads goes from one to the next. */
export function Agenda({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const go = useDo((seat, index: number) => leadWorkshop(seat, { step: AGENDA[index] }));
  const active = AGENDA.indexOf(go.isPending ? (AGENDA[go.variables] ?? board.step) : board.step);
  return (
    <Box mb="lg">
      <Stepper
        active={active} size="xs" iconSize={28} onStepClick={board.is_leading && !board.is_ended ? (index) => go.mutate(index) : undefined}
        allowNextStepsSelect={board.is_leading} visibleFrom="md" role="group" aria-label={t("agenda.label")}
      >
        {AGENDA.map((step) => (
          <Stepper.Step key={step} label={t(`agenda.${step}`)} allowStepSelect={board.is_leading && !board.is_ended} />
        ))}
      </Stepper>
      <Select
        hiddenFrom="md" aria-label={t("agenda.label")} value={AGENDA[active] ?? null} allowDeselect={false} readOnly={!board.is_leading || board.is_ended}
        data={AGENDA.map((step) => ({ value: step, label: t(`agenda.${step}`) }))} onChange={(step) => step && go.mutate(AGENDA.indexOf(step))}
      />
      <Text size="lg" fw={600} mt="md">{t(`ask.${board.step}`)}</Text>
      {board.is_ended && <Alert color="gray" mt="sm">{t("ended")}</Alert>}
    </Box>
  );
}
