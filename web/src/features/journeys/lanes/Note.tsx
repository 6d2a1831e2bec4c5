import { useState } from "react";
import { useTranslation } from "react-i18next";

const LONG_CHARACTERS = 280;
const LONG_LINES = 8;

/** What is written; a long one is folded, for readers and writers alike. */
export function Note({ text }: { text: string }) {
  const { t } = useTranslation("journeys");
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG_CHARACTERS || text.split("\n").length > LONG_LINES;
  if (!isLong) return <p className="note">{text}</p>;
  return (
    <>
      <p className="note" data-folded={!isOpen || undefined}>{text}</p>
      <button
        type="button" className="note-fold" aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!isOpen);
        }}
      >
        {t(isOpen ? "fold.less" : "fold.more")}
      </button>
    </>
  );
}
