import { Button, Modal, Select, Stack, Textarea } from "@mantine/core";
import { IconClipboardList } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { pasteNotes } from "@/api/workshops";
import { KINDS, USUAL_KIND, type NoteKind } from "./kinds";
import { useDo } from "./queries";

/** What was written on paper comes in as a list: a note from each line. */
export function PaperNotes({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const [isOpen, setOpen] = useState(false);
  const [chosen, setKind] = useState<NoteKind | null>(null);
  const [text, setText] = useState("");
  const onDone = () => {
    setText("");
    setOpen(false);
  };
  const paste = useDo(pasteNotes, { onDone });
  const kind = chosen ?? USUAL_KIND[board.step];
  return (
    <>
      <Button variant="default" leftSection={<IconClipboardList size={16} />} onClick={() => setOpen(true)}>{t("paper.open")}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t("paper.title")} size="lg" closeButtonProps={{ "aria-label": t("paper.close") }}>
        <Stack gap="sm">
          <Select
            label={t("note.kind")} value={kind} onChange={(value) => value && setKind(value)} allowDeselect={false}
            data={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          />
          <Textarea
            label={t("paper.list")} description={t("paper.about")} value={text} autosize minRows={8} maxRows={18} data-autofocus
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button disabled={!text.trim()} loading={paste.isPending} onClick={() => paste.mutate({ kind, text })}>{t("paper.take")}</Button>
        </Stack>
      </Modal>
    </>
  );
}
