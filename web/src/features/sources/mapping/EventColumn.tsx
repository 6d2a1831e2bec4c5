import { Autocomplete, Select, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EventMapping, EventRole, PreviewColumn } from "@/api/types";
import { ColumnButton } from "./ColumnButton";
import { columnOf, EVENT_ROLES, withColumn } from "./events";
import { PrivacyChoice } from "./PrivacyChoice";

interface EventColumnProps {
  column: PreviewColumn;
  mapping: EventMapping;
  onMapping: (mapping: EventMapping) => void;
}

const OBJECTS = ["case", "customer", "order", "claim", "ticket", "session"];

export function EventColumn({ column, mapping, onMapping }: EventColumnProps) {
  const { t, i18n } = useTranslation("sources");
  const own = columnOf(mapping, column.name);
  const set = (change: Partial<typeof own>) => onMapping(withColumn(mapping, column.name, change));
  const reason = `reason.${column.guess.reason_key}`;
  return (
    <ColumnButton
      column={column.name}
      label={t(`role.${own.role}`)}
      isUsed={own.role !== "ignore" && own.role !== "attribute"}
      isKey={own.role === "case" || own.role === "activity" || own.role === "time" || own.role === "moment"}
      privacy={own.privacy}
      personal={column.personal}
    >
      <Select
        size="xs"
        label={t("column.role")}
        description={own.role === column.guess.role && i18n.exists(`sources:${reason}`) ? t(reason) : undefined}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={320}
        value={own.role}
        onChange={(role) => role && set({ role: role as EventRole })}
        data={EVENT_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        data-autofocus
      />
      <Text size="xs" c="dimmed">
        {t(`role_about.${own.role}`)}
      </Text>
      {own.role === "case" && (
        <Autocomplete
          size="xs"
          label={t("column.object_type")}
          comboboxProps={{ withinPortal: false }}
          value={own.object_type}
          onChange={(object_type) => set({ object_type })}
          data={OBJECTS}
        />
      )}
      {own.role === "moment" && (
        <TextInput
          size="xs"
          label={t("column.moment_name")}
          placeholder={column.name}
          value={own.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
      )}
      <PrivacyChoice
        privacy={own.privacy}
        personal={own.personal}
        found={column.personal}
        onChange={(privacy, personal) => set({ privacy, personal })}
      />
    </ColumnButton>
  );
}
