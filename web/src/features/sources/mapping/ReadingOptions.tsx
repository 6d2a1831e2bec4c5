import { Group, NumberInput, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Preview, ReadOptions, TimeReading } from "@/api/types";
import { ZONES } from "../../workspaces/zones";

const ENCODINGS = ["utf-8", "utf-16", "cp1251", "cp1250", "latin-1"];

interface ReadingOptionsProps {
  preview: Preview;
  options: ReadOptions;
  times: TimeReading;
  onOptions: (options: ReadOptions) => void;
  onTimes: (times: TimeReading) => void;
}

/** How the file is read: only what this kind of file leaves open. */
export function ReadingOptions({ preview, options, times, onOptions, onTimes }: ReadingOptionsProps) {
  const { t } = useTranslation("sources");
  const found = { ...preview.options, ...options };
  const set = (change: Partial<ReadOptions>) => onOptions({ ...options, ...change });
  const isText = Boolean(found.separator);
  const isTable = isText || preview.sheets.length > 0;
  return (
    <Group gap="sm" align="flex-end" mb="md">
      {preview.sheets.length > 1 && (
        <Select
          size="xs" w={170} label={t("reading.sheet")} data={preview.sheets} allowDeselect={false}
          value={found.sheet ?? null} onChange={(sheet) => set({ sheet, header_row: null })}
        />
      )}
      {isTable && (
        <NumberInput
          size="xs" w={130} label={t("reading.header_row")} min={1} allowDecimal={false}
          value={found.header_row ?? 1} onChange={(row) => typeof row === "number" && set({ header_row: row })}
        />
      )}
      {isText && (
        <>
          <Select
            size="xs" w={130} label={t("reading.encoding")} data={ENCODINGS} allowDeselect={false}
            value={found.encoding?.toLowerCase() ?? null} onChange={(encoding) => set({ encoding })}
          />
          <Select
            size="xs" w={150} label={t("reading.separator")} allowDeselect={false}
            value={found.separator ?? null} onChange={(separator) => set({ separator })}
            data={[",", ";", "\t", "|"].map((value, index) => ({ value, label: t(`reading.separators.${index}`) }))}
          />
          <Select
            size="xs" w={150} label={t("reading.decimal")} allowDeselect={false}
            value={found.decimal ?? "."} onChange={(decimal) => set({ decimal })}
            data={[
              { value: ".", label: t("reading.point") },
              { value: ",", label: t("reading.comma") },
            ]}
          />
        </>
      )}
      <Select
        size="xs" w={200} label={t("reading.zone")} data={ZONES} searchable allowDeselect={false}
        value={times.zone} onChange={(zone) => zone && onTimes({ ...times, zone })}
      />
      <Select
        size="xs" w={190} label={t("reading.day_first")} allowDeselect={false}
        value={times.day_first === null ? "auto" : times.day_first ? "day" : "month"}
        onChange={(value) => onTimes({ ...times, day_first: value === "auto" ? null : value === "day" })}
        data={["auto", "day", "month"].map((value) => ({ value, label: t(`reading.order.${value}`) }))}
      />
    </Group>
  );
}
