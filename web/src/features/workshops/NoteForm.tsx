import { Button, Chip, Group, Select, Stack, Switch, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { writeNote } from "@/api/workshops";
import { KINDS, USUAL_KIND, type NoteKind } from "./kinds";
import { placeOfWord, usePlaces } from "./places";
import { useDo } from "./queries";

const LONGEST = 300;

/** Writing a note: one sentence, what it is about, and where on the map. */
export function NoteForm({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const places = usePlaces(board);
  const [chosen, setKind] = useState<NoteKind | null>(null);
  const [text, setText] = useState("");
  const [place, setPlace] = useState<string | null>(null);
  const [isAnonymous, setAnonymous] = useState(false);
  const write = useDo(writeNote, () => setText(""));
  const kind = chosen ?? USUAL_KIND[board.step];
  const send = () => write.mutate({ kind, text: text.trim(), is_anonymous: isAnonymous, ...placeOfWord(place) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) send();
      }}
    >
      <Stack gap="sm">
        <Chip.Group value={kind} onChange={(value) => setKind(value as NoteKind)}>
          <Group gap={6} role="radiogroup" aria-label={t("note.kind")}>
            {KINDS.map((one) => (
              <Chip key={one} value={one} size="sm" variant="light">
                {t(`kind.${one}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Textarea
          value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={6} size="md"
          maxLength={LONGEST} aria-label={t("note.text")} placeholder={t(`ask.${board.step}`)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || !text.trim()) return;
            event.preventDefault();
            send();
          }}
        />
        <Select
          data={places} value={place} onChange={setPlace} clearable searchable size="md" placeholder={t("place.none")}
          aria-label={t("place.label")} nothingFoundMessage={t("place.nothing")}
        />
        <Group justify="space-between">
          <Switch label={t("note.anonymous")} checked={isAnonymous} onChange={(event) => setAnonymous(event.currentTarget.checked)} />
          <Button type="submit" size="md" loading={write.isPending} disabled={!text.trim()}>
            {t(board.is_writing_private ? "note.keep" : "note.share")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
