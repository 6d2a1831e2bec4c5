import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { WorkshopNote } from "@/api/types";

/** The notes as cards to cut out. */
export function NoteSheet({ notes }: { notes: WorkshopNote[] }) {
  const { t } = useTranslation("workshops");
  return createPortal(
    <div className="note-sheet">
      {notes.map(({ id, kind, text }) => (
        <article key={id}>
          <small>{t(`kind.${kind}`)}</small>
          {text}
        </article>
      ))}
    </div>,
    document.body,
  );
}
