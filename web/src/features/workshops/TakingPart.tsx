import { Alert, Badge, Box, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { useStaying } from "@/ui/leaving";
import { AGENDA } from "./kinds";
import { NoteCard } from "./NoteCard";
import { NoteForm } from "./NoteForm";
import { OwnRatings, RatedTable } from "./OwnRatings";
import { Timer } from "./Timer";

interface TakingPartProps {
  board: Board;
  heardAt: number;
}

/** The workshop in one's hand: what it is at, and what there is to do now. */
export function TakingPart({ board, heardAt }: TakingPartProps) {
  const { t } = useTranslation("workshops");
  const notes = useStaying(board.notes);
  const mine = notes.filter((note) => note.is_mine && !note.is_revealed);
  const shown = notes.filter((note) => note.is_revealed);
  return (
    <Stack gap="lg">
      <WhereWeAre board={board} heardAt={heardAt} />
      {board.is_voting && (
        <Alert variant="light" title={t("vote.open")}>
          {t("vote.left", { count: board.dots_left })}
        </Alert>
      )}
      {board.is_rating && <OwnRatings board={board} />}
      {!board.is_ended && !board.is_voting && !board.is_rating && (
        <Paper withBorder p="md">
          <NoteForm board={board} />
        </Paper>
      )}
      <RatedTable board={board} />
      {mine.length > 0 && (
        <Stack gap="xs">
          <Title order={2} fz={18}>{t("notes.mine")}</Title>
          <Text size="sm" c="dimmed">{t("notes.mine_about")}</Text>
          {mine.map((note) => <NoteCard key={note.id} board={board} note={note} />)}
        </Stack>
      )}
      {shown.length > 0 && (
        <Stack gap="xs">
          <Title order={2} fz={18}>{t("notes.all")}</Title>
          {shown.map((note) => <NoteCard key={note.id} board={board} note={note} />)}
        </Stack>
      )}
    </Stack>
  );
}

/** The step of the agenda, its question, the goal, the clock. */
function WhereWeAre({ board, heardAt }: TakingPartProps) {
  const { t } = useTranslation("workshops");
  const persona = board.persona_name || board.persona_text;
  return (
    <Box>
      <Group justify="space-between" gap="xs">
        <Badge variant="light" styles={{ label: { textTransform: "none" } }}>
          {t("agenda.of", { number: AGENDA.indexOf(board.step) + 1, all: AGENDA.length, name: t(`agenda.${board.step}`) })}
        </Badge>
        <Timer board={board} heardAt={heardAt} />
      </Group>
      <Text size="lg" fw={600} mt="sm">{t(`ask.${board.step}`)}</Text>
      {board.goal && <Text size="sm" c="dimmed" mt={4}>{t("goal.is", { goal: board.goal })}</Text>}
      {persona && <Text size="sm" c="dimmed">{t("persona.is", { persona })}</Text>}
      {board.is_ended && <Alert color="gray" mt="sm">{t("ended")}</Alert>}
    </Box>
  );
}
