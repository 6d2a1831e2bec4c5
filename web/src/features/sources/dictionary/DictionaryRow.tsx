import { Autocomplete, Badge, Checkbox, Group, Select, Table, TagsInput, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StatusEntry } from "@/api/types";

interface DictionaryRowProps {
  entry: StatusEntry;
  isReadOnly: boolean;
  stages: string[];
  channels: string[];
  departments: string[];
  onChange: (change: Partial<StatusEntry>) => void;
}

/** One code and what it means. */
export function DictionaryRow({ entry, isReadOnly, stages, channels, departments, onChange }: DictionaryRowProps) {
  const { t } = useTranslation("sources");
  const label = (field: string) => t("dictionary.field_of", { field: t(`dictionary.${field}`), code: entry.code });
  return (
    <Table.Tr opacity={entry.is_ignored ? 0.65 : 1}>
      <Table.Td miw={190} maw={260}>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={500} truncate title={entry.code}>
            {entry.code}
          </Text>
          {entry.is_new && (
            <Badge size="sm" tt="none" flex="none" variant="light" radius="sm">
              {t("dictionary.new")}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {t("understood.events", { count: entry.count })}
        </Text>
      </Table.Td>
      <Table.Td miw={170}>
        <TextInput
          size="xs" aria-label={label("touchpoint")} placeholder={entry.code} value={entry.touchpoint}
          readOnly={isReadOnly} onChange={(event) => onChange({ touchpoint: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td>
        <Autocomplete
          size="xs" aria-label={label("stage")} data={stages} value={entry.stage} readOnly={isReadOnly}
          onChange={(stage) => onChange({ stage })}
        />
      </Table.Td>
      <Table.Td>
        <Autocomplete
          size="xs" aria-label={label("channel")} data={channels} value={entry.channel} readOnly={isReadOnly}
          onChange={(channel) => onChange({ channel })}
        />
      </Table.Td>
      <Table.Td miw={180}>
        <TagsInput
          size="xs" aria-label={label("departments")} data={departments} value={entry.departments}
          readOnly={isReadOnly} onChange={(chosen) => onChange({ departments: chosen })}
        />
      </Table.Td>
      <Table.Td miw={140}>
        <Select
          size="xs" aria-label={label("accountable")} clearable readOnly={isReadOnly}
          data={[...new Set([...entry.departments, ...(entry.accountable ? [entry.accountable] : [])])]}
          value={entry.accountable || null} onChange={(value) => onChange({ accountable: value ?? "" })}
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={label("ignored")} checked={entry.is_ignored} disabled={isReadOnly}
          onChange={(event) => onChange({ is_ignored: event.currentTarget.checked })}
        />
      </Table.Td>
    </Table.Tr>
  );
}
