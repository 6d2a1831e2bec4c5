import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconNotes, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useStaying } from "@/ui/leaving";
import { usePrinting } from "../sharing/showing/usePrinting";
import { HandOver } from "./HandOver";
import { KINDS } from "./kinds";
import { NoteCard } from "./NoteCard";
import { NoteSheet } from "./NoteSheet";
import { PaperNotes } from "./PaperNotes";

/** All notes one may see, a column for each kind; those chosen go to the map or become hypotheses. */
export function NoteBoard({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const notes = useStaying(board.notes);
  const [chosen, setChosen] = useState<string[]>([]);
  const { paper, print } = usePrinting<"cards">("cards");
  const columns = KINDS.map((kind) => ({ kind, notes: notes.filter((note) => note.kind === kind) })).filter((one) => one.notes.length > 0);
  const ready = notes.filter((note) => note.is_revealed && !note.is_handed_over);
  const still = chosen.filter((id) => ready.some((note) => note.id === id));
  const choose = (id: string) => (isChosen: boolean) => setChosen((now) => (isChosen ? [...now, id] : now.filter((one) => one !== id)));
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} fz={20}>{t("notes.board")}</Title>
        <Group gap="xs">
          {board.is_leading && !board.is_ended && <PaperNotes board={board} />}
          {notes.length > 0 && <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => print("cards")}>{t("notes.print")}</Button>}
        </Group>
      </Group>
      {board.is_leading && <HandOver board={board} chosen={still} all={ready.map(({ id }) => id)} onChoose={setChosen} />}
      {notes.length === 0 && <Empty icon={IconNotes} title={t("notes.none")} text={t(board.is_writing_private ? "notes.none_private" : "notes.none_about")} />}
      <div className="note-columns">
        {columns.map((column) => (
          <Stack key={column.kind} gap="xs">
            <Text fw={600} size="sm">{t(`kind.${column.kind}`)} <Text span c="dimmed">{column.notes.length}</Text></Text>
            {column.notes.map((note) => (
              <NoteCard
                key={note.id} board={board} note={note} isChosen={still.includes(note.id)}
                onChoose={board.is_leading && note.is_revealed ? choose(note.id) : undefined}
              />
            ))}
          </Stack>
        ))}
      </div>
      {paper && <NoteSheet notes={notes} />}
    </Stack>
  );
}
