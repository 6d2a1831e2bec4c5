import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isPressed } from "@/canvas/keys";
import { setLeaving } from "./leaving";

const GRACE_MS = 30_000;

interface Removal {
  /** Of what is removed: lists leave it out at once. */
  id: string;
  message: string;
  remove: () => Promise<unknown>;
}

/** Removed in half a minute instead of "are you sure": until then one click, or Ctrl Z, takes it back. */
export function useUndoable() {
  const { t } = useTranslation("ui");
  return ({ id, message, remove }: Removal) => {
    let isSettled = false;
    const settle = (isUndone: boolean) => {
      if (isSettled) return;
      isSettled = true;
      window.removeEventListener("pagehide", leave);
      if (isUndone) setLeaving(id, false);
      else void remove().catch(() => undefined).finally(() => setLeaving(id, false));
    };
    // Whoever closes the page has not taken it back.
    const leave = () => settle(false);
    window.addEventListener("pagehide", leave);
    setLeaving(id, true);
    const shown = notifications.show({
      autoClose: GRACE_MS,
      closeButtonProps: { "aria-label": t("close") },
      message: (
        <UndoOffer
          message={message}
          onUndo={() => {
            settle(true);
            notifications.hide(shown);
          }}
        />
      ),
      onClose: () => settle(false),
    });
  };
}

const offers: (() => void)[] = [];

function UndoOffer({ message, onUndo }: { message: string; onUndo: () => void }) {
  const { t } = useTranslation("ui");
  useEffect(() => {
    offers.push(onUndo);
    const press = (event: KeyboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");
      // The open screen may have something of its own to take back: it goes first.
      if (isField || !isPressed("mod+Z", event) || offers.at(-1) !== onUndo) return;
      queueMicrotask(() => !event.defaultPrevented && onUndo());
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
      offers.splice(offers.indexOf(onUndo), 1);
    };
  }, [onUndo]);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="xs" variant="light" onClick={onUndo}>
        {t("undo")}
      </Button>
    </Group>
  );
}
