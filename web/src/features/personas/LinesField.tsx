import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linesOf } from "./lines";

interface LinesFieldProps {
  label: string;
  placeholder: string;
  lines: string[];
  onLines: (lines: string[]) => void;
}

/** A list, written as lines. */
export function LinesField({ label, placeholder, lines, onLines }: LinesFieldProps) {
  const { t } = useTranslation("personas");
  const [text, setText] = useState(lines.join("\n"));
  return (
    <Textarea
      label={label} description={t("a_line_each")} placeholder={placeholder} autosize minRows={2} value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onLines(linesOf(event.currentTarget.value));
      }}
    />
  );
}
