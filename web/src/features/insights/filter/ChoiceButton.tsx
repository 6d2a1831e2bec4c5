import { Button, Checkbox, Popover, ScrollArea, Stack, Text, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface ChoiceButtonProps {
  label: string;
  values: string[];
  chosen: string[];
  onChange: (values: string[]) => void;
}

/** A button that opens a list to tick; nothing to show where there is nothing to choose from. */
export function ChoiceButton({ label, values, chosen, onChange }: ChoiceButtonProps) {
  const { t } = useTranslation("insights");
  const [word, setWord] = useState("");
  if (values.length < 2) return null;
  const found = values.filter((value) => value.toLowerCase().includes(word.trim().toLowerCase()));
  return (
    <Popover position="bottom-start" shadow="md" width={260} trapFocus>
      <Popover.Target>
        <Button
          size="xs" variant={chosen.length > 0 ? "light" : "default"} rightSection={<IconChevronDown size={14} />}
        >
          {label}
          {chosen.length > 0 && ` · ${chosen.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {values.length > 8 && (
            <TextInput
              size="xs" placeholder={t("filter.find")} aria-label={t("filter.find")} value={word}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
          )}
          <ScrollArea.Autosize mah={280}>
            <Checkbox.Group value={chosen} onChange={onChange} aria-label={label}>
              <Stack gap={8} p={2}>
                {found.map((value) => (
                  <Checkbox key={value} size="sm" value={value} label={value} />
                ))}
              </Stack>
            </Checkbox.Group>
          </ScrollArea.Autosize>
          {found.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("filter.nothing")}
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
