import { Alert, Box, Button, Group, Select, Stack, Text, Title } from "@mantine/core";
import { IconMapPinPlus, IconNotes, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board, MapCommand } from "@/api/types";
import { handOver, takeBack } from "@/api/workshops";
import { Empty } from "@/ui/Empty";
import { placeOfWord } from "@/canvas/place";
import { useStaying } from "@/ui/leaving";
import { usePlaceChoices } from "../journeys/map/names";
import { usePrinting } from "../sharing/showing/usePrinting";
import { KINDS } from "./kinds";
import { NoteCard } from "./NoteCard";
import { NoteSheet } from "./NoteSheet";
import { PaperNotes } from "./PaperNotes";
import { hasPlace } from "./places";
import { useDo } from "./queries";

/** All notes one may see, a column for each kind; those chosen go to the map. */
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

interface HandOverProps {
  board: Board;
  chosen: string[];
  all: string[];
  onChoose: (ids: string[]) => void;
}

/** Notes become steps and cells of the map; what came last can be taken back. */
function HandOver({ board, chosen, all, onChoose }: HandOverProps) {
  const { t } = useTranslation("workshops");
  const places = usePlaceChoices(board);
  const [place, setPlace] = useState<string | null>(null);
  const [last, setLast] = useState<{ note_ids: string[]; commands: MapCommand[] } | null>(null);
  const onDone = ({ inverse }: { inverse: MapCommand[] }, { note_ids }: { note_ids: string[] }) => {
    setLast({ note_ids, commands: inverse });
    onChoose([]);
  };
  const hand = useDo(handOver, { onDone });
  const back = useDo(takeBack, { onDone: () => setLast(null) });
  const isHomeless = board.notes.some((note) => chosen.includes(note.id) && !hasPlace(board, note));
  return (
    <Box>
      {last && (
        <Alert color="teal" variant="light" mb="sm">
          <Group justify="space-between">
            <Text size="sm">{t("hand.done", { count: last.note_ids.length })}</Text>
            <Button size="xs" variant="light" color="teal" loading={back.isPending} onClick={() => back.mutate(last)}>{t("hand.back")}</Button>
          </Group>
        </Alert>
      )}
      {all.length > 0 && (
        <Group align="flex-end" gap="sm">
          <Button variant="default" onClick={() => onChoose(chosen.length === all.length ? [] : all)}>
            {t(chosen.length === all.length ? "hand.none" : "hand.all")}
          </Button>
          {isHomeless && (
            <Select data={places} value={place} onChange={setPlace} searchable placeholder={t("hand.where")} aria-label={t("hand.where")} w={260} nothingFoundMessage={t("place.nothing")} />
          )}
          <Button
            leftSection={<IconMapPinPlus size={16} />} loading={hand.isPending} disabled={chosen.length === 0 || (isHomeless && !place)}
            onClick={() => hand.mutate({ note_ids: chosen, ...placeOfWord(place) })}
          >
            {t("hand.go", { count: chosen.length })}
          </Button>
        </Group>
      )}
    </Box>
  );
}
