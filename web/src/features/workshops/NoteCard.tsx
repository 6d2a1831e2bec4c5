import { ActionIcon, Badge, Checkbox, Group, Paper, Text } from "@mantine/core";
import { IconEye, IconMapPinCheck, IconMinus, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Board, WorkshopNote } from "@/api/types";
import { changeNote, giveDots, removeNote } from "@/api/workshops";
import { useUndoable } from "@/ui/useUndoable";
import { usePlaceName } from "./places";
import { useDo } from "./queries";
import "./notes.css";

interface NoteCardProps {
  board: Board;
  note: WorkshopNote;
  isChosen?: boolean;
  onChoose?: (isChosen: boolean) => void;
}

/** A sticky note: what it says, whose it is, its dots. */
export function NoteCard({ board, note, isChosen, onChoose }: NoteCardProps) {
  const { t } = useTranslation("workshops");
  const placeName = usePlaceName(board);
  const place = placeName(note);
  const author = note.is_mine ? t(note.is_anonymous ? "note.mine_anonymous" : "note.mine") : note.is_anonymous ? t("note.nobody") : note.author;
  return (
    <Paper withBorder className="sticky-note" data-kind={note.kind} p="sm" radius="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        {onChoose && !note.is_handed_over && (
          <Checkbox checked={isChosen} onChange={(event) => onChoose(event.currentTarget.checked)} aria-label={t("hand.choose", { text: note.text })} />
        )}
        <Text flex={1} miw={0} className="sticky-text">{note.text}</Text>
        <NoteActions board={board} note={note} />
      </Group>
      <Group justify="space-between" gap="xs" mt={6} wrap="nowrap">
        <Text size="xs" c="dimmed" className="sticky-text">{[author, place].filter(Boolean).join(" · ")}</Text>
        <Group gap={6} wrap="nowrap">
          {!note.is_revealed && <Badge size="sm" variant="light" color="gray">{t("note.private")}</Badge>}
          {note.is_hypothesis && <Badge size="sm" variant="light" color="indigo">{t("hand.hypothesis")}</Badge>}
          {note.is_handed_over && !note.is_hypothesis && <Badge size="sm" variant="light" color="teal" leftSection={<IconMapPinCheck size={12} />}>{t("hand.there")}</Badge>}
          {note.dots !== null && note.dots > 0 && <Badge size="sm" variant="filled" aria-label={t("vote.dots", { count: note.dots })}>{note.dots}</Badge>}
        </Group>
      </Group>
      {board.is_voting && board.takes_part && note.is_revealed && <Dots board={board} note={note} />}
    </Paper>
  );
}

function NoteActions({ board, note }: { board: Board; note: WorkshopNote }) {
  const { t } = useTranslation("workshops");
  const undoable = useUndoable();
  const reveal = useDo((seat) => changeNote(seat, note.id, { is_revealed: true }));
  const remove = useDo((seat) => removeNote(seat, note.id));
  const mayRemove = !board.is_ended && (note.is_mine || board.is_leading);
  return (
    <Group gap={2} wrap="nowrap">
      {note.is_mine && !note.is_revealed && (
        <ActionIcon variant="subtle" color="gray" aria-label={t("note.reveal")} title={t("note.reveal")} onClick={() => reveal.mutate(undefined)}>
          <IconEye size={16} />
        </ActionIcon>
      )}
      {mayRemove && (
        <ActionIcon
          variant="subtle" color="gray" aria-label={t("note.remove")}
          onClick={() => undoable({ id: note.id, message: t("note.removed"), remove: () => remove.mutateAsync(undefined) })}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}

/** One's dots on a note: more, fewer. */
function Dots({ board, note }: { board: Board; note: WorkshopNote }) {
  const { t } = useTranslation("workshops");
  const give = useDo((seat, dots: number) => giveDots(seat, note.id, dots));
  return (
    <Group gap="xs" mt={8} justify="flex-end" role="group" aria-label={t("vote.label", { text: note.text })}>
      <ActionIcon size={36} variant="default" aria-label={t("vote.fewer")} disabled={note.my_dots === 0 || give.isPending} onClick={() => give.mutate(note.my_dots - 1)}>
        <IconMinus size={16} />
      </ActionIcon>
      <Text fw={650} miw={22} ta="center" aria-live="polite">{note.my_dots}</Text>
      <ActionIcon size={36} variant="light" aria-label={t("vote.more")} disabled={board.dots_left === 0 || give.isPending} onClick={() => give.mutate(note.my_dots + 1)}>
        <IconPlus size={16} />
      </ActionIcon>
    </Group>
  );
}
