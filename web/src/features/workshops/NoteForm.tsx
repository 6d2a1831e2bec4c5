import { Button, Chip, Group, Select, Stack, Switch, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { writeNote } from "@/api/workshops";
import { placeOfWord } from "@/canvas/place";
import { Form } from "@/ui/Form";
import { usePlaceChoices } from "../journeys/map/names";
import { KINDS, USUAL_KIND, type NoteKind } from "./kinds";
import { useDo } from "./queries";

const LONGEST = 300;

/** Writing a note: one sentence, what it is about, and where on the map. */
export function NoteForm({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const places = usePlaceChoices(board);
  const [chosen, setChosen] = useState({ step: board.step, kind: USUAL_KIND[board.step] });
  const [text, setText] = useState("");
  const [place, setPlace] = useState<string | null>(null);
  const [isAnonymous, setAnonymous] = useState(false);
  // Words that did not arrive come back to the field, above those that stand there by now.
  const onFailed = ({ text: lost }: { text: string }) => setText((now) => [lost, now].filter(Boolean).join("\n"));
  const write = useDo(writeNote, { onFailed });
  const kind = chosen.step === board.step ? chosen.kind : USUAL_KIND[board.step];
  const send = () => {
    // The field is free for the next note at once, and no second press sends this one again.
    setText("");
    write.mutate({ kind, text: text.trim(), is_anonymous: isAnonymous, ...placeOfWord(place) });
  };
  return (
    <Form onSubmit={() => text.trim() && send()}>
      <Stack gap="sm">
        <Chip.Group value={kind} onChange={(value) => setChosen({ step: board.step, kind: value as NoteKind })}>
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
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            if (text.trim()) send();
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
    </Form>
  );
}
