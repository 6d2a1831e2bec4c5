import { Group, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ObservationMapping } from "@/api/types";
import { DayInput } from "../../tasks/DayInput";

const KINDS = [
  "survey", "interview", "focus-group", "shadowing", "mystery-visit", "review", "complaint", "crm-note", "workshop",
];

interface SourceKindProps {
  mapping: ObservationMapping;
  onMapping: (mapping: ObservationMapping) => void;
}

/** What holds for the whole file: kind of source, its one date, the scale of a long table. */
export function SourceKind({ mapping, onMapping }: SourceKindProps) {
  const { t } = useTranslation("sources");
  const { scale } = mapping;
  return (
    <Group align="flex-end" gap="sm">
      <Select
        size="xs" w={190} label={t("rating.source_kind")} allowDeselect={false} value={mapping.source_kind}
        onChange={(source_kind) => source_kind && onMapping({ ...mapping, source_kind })}
        data={KINDS.map((value) => ({ value, label: t(`source_kind.${value}`) }))}
      />
      {mapping.respondent && (
        <TextInput
          size="xs" w={190} label={t("column.object_type")} value={mapping.object_type}
          onChange={(event) => onMapping({ ...mapping, object_type: event.currentTarget.value })}
        />
      )}
      {!mapping.time && (
        <DayInput
          size="xs" w={190} label={t("rating.one_date")} value={mapping.time_value || null}
          onChange={(day) => onMapping({ ...mapping, time_value: day ?? "" })}
        />
      )}
      {mapping.value && scale && (
        <>
          <NumberInput
            size="xs" w={90} hideControls label={t("rating.lowest")} value={scale.minimum}
            onChange={(value) =>
              typeof value === "number" && onMapping({ ...mapping, scale: { ...scale, minimum: value } })
            }
          />
          <NumberInput
            size="xs" w={90} hideControls label={t("rating.highest")} value={scale.maximum}
            onChange={(value) =>
              typeof value === "number" && onMapping({ ...mapping, scale: { ...scale, maximum: value } })
            }
          />
          <TagsInput
            size="xs" w={220} label={t("rating.missing")} value={scale.missing}
            onChange={(missing) => onMapping({ ...mapping, scale: { ...scale, missing } })}
          />
        </>
      )}
    </Group>
  );
}
