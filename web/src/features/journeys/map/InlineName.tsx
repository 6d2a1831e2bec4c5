import { useState } from "react";
import { useFieldFocus } from "./useFieldFocus";

interface InlineNameProps {
  value: string;
  label: string;
  isEditing: boolean;
  onSave: (value: string) => void;
  onDone: () => void;
  children: React.ReactNode;
}

/** A name that turns into a field where it stands: Enter keeps, Escape leaves it as it was. */
export function InlineName({ isEditing, children, ...field }: InlineNameProps) {
  return isEditing ? <NameField {...field} /> : children;
}

function NameField({ value, label, onSave, onDone }: Omit<InlineNameProps, "isEditing" | "children">) {
  const field = useFieldFocus<HTMLInputElement>();
  const [text, setText] = useState(value);
  const keep = () => {
    if (text.trim() && text.trim() !== value) onSave(text.trim());
    onDone();
  };
  return (
    <input
      ref={field} className="inline-name" aria-label={label} value={text} maxLength={300}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") keep();
        if (event.key === "Escape") onDone();
      }}
    />
  );
}
