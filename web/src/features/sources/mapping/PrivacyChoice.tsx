import { Alert, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PersonalKind, Privacy } from "@/api/types";

interface PrivacyChoiceProps {
  privacy: Privacy;
  personal: PersonalKind | null;
  found: PersonalKind | null;
  onChange: (privacy: Privacy, personal: PersonalKind | null) => void;
}

/** Whether a column is kept, dropped or replaced by a key before anything is stored. */
export function PrivacyChoice({ privacy, personal, found, onChange }: PrivacyChoiceProps) {
  const { t } = useTranslation("sources");
  return (
    <>
      {found && (
        <Alert color="orange" variant="light" p="xs">
          <Text size="xs">{t(`privacy.found.${found}`)}</Text>
        </Alert>
      )}
      <Select
        size="xs"
        label={t("privacy.label")}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        value={privacy}
        onChange={(value) => value && onChange(value as Privacy, personal)}
        data={(["keep", "hash", "drop"] as const).map((value) => ({ value, label: t(`privacy.${value}`) }))}
      />
      {privacy === "hash" && (
        <Select
          size="xs"
          label={t("privacy.kind")}
          clearable
          comboboxProps={{ withinPortal: false }}
          value={personal}
          onChange={(value) => onChange(privacy, value as PersonalKind | null)}
          data={(["phone", "email", "pesel", "inn"] as const).map((value) => ({
            value,
            label: t(`privacy.kinds.${value}`),
          }))}
        />
      )}
    </>
  );
}
