import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

const GRACE_MS = 8000;

/** Do it in a moment instead of asking "are you sure": until then it can be undone by one click. */
export function useUndoable() {
  const { t } = useTranslation("ui");
  return (message: string, action: () => void, onUndone?: () => void) => {
    let isUndone = false;
    const id = notifications.show({
      autoClose: GRACE_MS,
      closeButtonProps: { "aria-label": t("close") },
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="xs"
            variant="light"
            onClick={() => {
              isUndone = true;
              notifications.hide(id);
            }}
          >
            {t("undo")}
          </Button>
        </Group>
      ),
      onClose: () => (isUndone ? onUndone?.() : action()),
    });
  };
}
