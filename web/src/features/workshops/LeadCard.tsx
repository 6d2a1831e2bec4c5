import { Button, Group, NumberInput, Paper, Stack, Switch, Text } from "@mantine/core";
import { IconClockPlay, IconClockStop, IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board, WorkshopPatch } from "@/api/types";
import { leadWorkshop, revealNotes, setTimer } from "@/api/workshops";
import { KeptNumber } from "@/ui/KeptNumber";
import { useDo } from "./queries";

/** What whoever leads opens and closes. */
export function LeadCard({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const lead = useDo((seat, change: WorkshopPatch) => leadWorkshop(seat, change));
  const reveal = useDo((seat) => revealNotes(seat));
  const shown = { ...board, ...(lead.isPending ? lead.variables : {}) };
  const on = (name: "is_writing_private" | "is_voting" | "are_votes_shown" | "is_rating" | "are_ratings_shown") => (
    <Switch label={t(`lead.${name}`)} checked={shown[name] ?? false} onChange={(event) => lead.mutate({ [name]: event.currentTarget.checked })} />
  );
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Text fw={600}>{t("lead.title")}</Text>
        {!board.is_ended && (
          <>
            <TimerSetting isRunning={board.timer_ends_at !== null} />
            {on("is_writing_private")}
            <Button variant="light" leftSection={<IconEye size={16} />} loading={reveal.isPending} onClick={() => reveal.mutate(undefined)}>
              {t("lead.reveal")}
            </Button>
            {on("is_voting")}
            <KeptNumber label={t("lead.dots")} value={shown.dots_each ?? board.dots_each} min={1} max={50} onKeep={(dots_each) => lead.mutate({ dots_each })} />
            {on("are_votes_shown")}
            {on("is_rating")}
            {board.raters !== null && <Text size="sm" c="dimmed">{t("lead.raters", { count: board.raters })}</Text>}
            {on("are_ratings_shown")}
          </>
        )}
        <Button variant="default" onClick={() => lead.mutate({ is_ended: !board.is_ended })}>
          {t(board.is_ended ? "lead.go_on" : "lead.end")}
        </Button>
      </Stack>
    </Paper>
  );
}

function TimerSetting({ isRunning }: { isRunning: boolean }) {
  const { t } = useTranslation("workshops");
  const [minutes, setMinutes] = useState<number | string>(5);
  const set = useDo(setTimer);
  return (
    <Group align="flex-end" wrap="nowrap">
      <NumberInput flex={1} label={t("timer.minutes")} value={minutes} onChange={setMinutes} min={1} max={240} clampBehavior="strict" allowDecimal={false} />
      {isRunning ? (
        <Button variant="default" leftSection={<IconClockStop size={16} />} onClick={() => set.mutate(null)}>{t("timer.stop")}</Button>
      ) : (
        <Button leftSection={<IconClockPlay size={16} />} disabled={!(Number(minutes) >= 1)} onClick={() => set.mutate(Number(minutes) * 60)}>
          {t("timer.start")}
        </Button>
      )}
    </Group>
  );
}
