import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHands } from "../map/MapContext";
import { useFieldFocus } from "../map/useFieldFocus";
import { Note } from "./Note";

interface TextCellProps {
  laneId: string;
  stepId: string;
  text: string;
  isEditing: boolean;
  onDone: () => void;
}

/** Free words, written where they stand. */
export function TextCell({ laneId, stepId, text, isEditing, onDone }: TextCellProps) {
  const { apply } = useHands();
  if (!isEditing) return text ? <Note text={text} /> : <span className="note-empty" aria-hidden />;
  const keep = (next: string, was: string) => {
    // It says upon what it was written: what others have written here meanwhile stays.
    if (next !== was.trim()) apply([{ kind: "set_cell", lane_id: laneId, step_id: stepId, text: next, was }]);
    onDone();
  };
  return <NoteField text={text} onKeep={keep} onCancel={onDone} />;
}

interface NoteFieldProps {
  text: string;
  onKeep: (text: string, was: string) => void;
  onCancel: () => void;
}

function NoteField({ text, onKeep, onCancel }: NoteFieldProps) {
  const { t } = useTranslation("journeys");
  const [was] = useState(text);
  const field = useFieldFocus<HTMLTextAreaElement>();
  const [draft, setDraft] = useState(text);
  return (
    <Textarea
      ref={field} autosize minRows={2} size="xs" aria-label={t("cell.note")} value={draft} maxLength={20_000}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => onKeep(draft.trim(), was)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onKeep(draft.trim(), was);
      }}
    />
  );
}
