import { Button, Popover, Stack } from "@mantine/core";
import { IconChevronDown, IconEyeOff, IconKey, IconUserExclamation } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonalKind, Privacy } from "@/api/types";

interface ColumnButtonProps {
  column: string;
  label: string;
  isUsed: boolean;
  isKey: boolean;
  privacy: Privacy;
  personal: PersonalKind | null;
  children: ReactNode;
}

/** What a column was taken for; opens what can be changed about it. */
export function ColumnButton({ column, label, isUsed, isKey, privacy, personal, children }: ColumnButtonProps) {
  const { t } = useTranslation("sources");
  const icon =
    privacy === "hash" ? (
      <IconKey size={14} />
    ) : privacy === "drop" ? (
      <IconEyeOff size={14} />
    ) : personal ? (
      <IconUserExclamation size={14} />
    ) : null;
  return (
    <Popover position="bottom-start" width={280} shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={isKey ? "filled" : isUsed ? "light" : "default"}
          leftSection={icon}
          rightSection={<IconChevronDown size={14} />}
          aria-label={t("column.change", { column, role: label })}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">{children}</Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
