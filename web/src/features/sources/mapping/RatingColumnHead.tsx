import { Select, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ObservationMapping, PreviewColumn } from "@/api/types";
import { ColumnButton } from "./ColumnButton";
import { PrivacyChoice } from "./PrivacyChoice";
import { RATING_ROLES, roleOf, withPrivacy, withRole, type RatingRole } from "./ratings";

interface RatingColumnHeadProps {
  column: PreviewColumn;
  mapping: ObservationMapping;
  onMapping: (mapping: ObservationMapping) => void;
}

export function RatingColumnHead({ column, mapping, onMapping }: RatingColumnHeadProps) {
  const { t } = useTranslation("sources");
  const role = roleOf(mapping, column.name);
  const privacy = mapping.privacy[column.name];
  return (
    <ColumnButton
      column={column.name}
      label={t(`rating_role.${role}`)}
      isUsed={role !== "ignore" && role !== "attribute"}
      isKey={role === "rating" || role === "value" || role === "text"}
      privacy={privacy?.privacy ?? "keep"}
      personal={column.personal}
    >
      <Select
        size="xs"
        label={t("column.role")}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={320}
        value={role}
        onChange={(value) => value && onMapping(withRole(mapping, column.name, value as RatingRole))}
        data={RATING_ROLES.map((value) => ({ value, label: t(`rating_role.${value}`) }))}
        data-autofocus
      />
      <Text size="xs" c="dimmed">
        {t(`rating_about.${role}`)}
      </Text>
      {role === "text" && (
        <TextInput
          size="xs"
          label={t("rating.touchpoint")}
          value={mapping.texts[column.name] ?? ""}
          onChange={(event) =>
            onMapping({ ...mapping, texts: { ...mapping.texts, [column.name]: event.currentTarget.value } })
          }
        />
      )}
      <PrivacyChoice
        privacy={privacy?.privacy ?? "keep"}
        personal={privacy?.personal ?? null}
        found={column.personal}
        onChange={(kept, personal) => onMapping(withPrivacy(mapping, column.name, { privacy: kept, personal }))}
      />
    </ColumnButton>
  );
}
