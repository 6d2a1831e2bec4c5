import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isPressed, isWriting } from "@/canvas/keys";
import { isLeaving, setLeaving } from "./leaving";

const GRACE_MS = 30_000;

interface Removal {
  /** Of what is removed: lists leave it out at once. */
  id: string;
  message: string;
  remove: () => Promise<unknown>;
}

const waiting = new Set<() => Promise<void>>();

/** Remove now what waits to be removed: whoever signs out has not taken it back, and nobody else may answer for it. */
export async function removeWaiting(): Promise<void> {
  await Promise.all([...waiting].map((leave) => leave()));
  notifications.clean();
}

interface Offer {
  message: string;
  onUndo: () => void;
  /** Nobody has taken it back, and nobody can any more. */
  onClose?: () => void;
}

/** Offers for half a minute to take something back, by a click or Ctrl Z; what comes back withdraws the offer. */
export function useUndoOffer() {
  const { t } = useTranslation("ui");
  return ({ message, onUndo, onClose }: Offer) => {
    let isTaken = false;
    const undo = () => {
      if (!isTaken) onUndo();
      isTaken = true;
      notifications.hide(shown);
    };
    const shown = notifications.show({
      autoClose: GRACE_MS, closeButtonProps: { "aria-label": t("close") }, message: <UndoOffer message={message} onUndo={undo} />, onClose,
    });
    return () => {
      notifications.hide(shown);
    };
  };
}

/** Removed in half a minute instead of "are you sure": until then one click, or Ctrl Z, takes it back. */
export function useUndoable() {
  const offer = useUndoOffer();
  return ({ id, message, remove }: Removal) => {
    const settle = async (isUndone: boolean) => {
      if (!waiting.delete(leave)) return;
      window.removeEventListener("pagehide", leave);
      // Where something new has taken its place meanwhile, nothing is left to remove. What goes wrong is told
      // by whoever asked for the removal.
      if (!isUndone && isLeaving(id)) await remove().catch(() => undefined);
      setLeaving(id, false);
    };
    // Whoever closes the page has not taken it back.
    const leave = () => settle(false);
    window.addEventListener("pagehide", leave);
    waiting.add(leave);
    setLeaving(id, true);
    offer({ message, onUndo: () => void settle(true), onClose: () => void settle(false) });
  };
}

const offers: (() => void)[] = [];

function UndoOffer({ message, onUndo }: { message: string; onUndo: () => void }) {
  const { t } = useTranslation("ui");
  useEffect(() => {
    offers.push(onUndo);
    const press = (event: KeyboardEvent) => {
      if (isWriting(event.target) || !isPressed("mod+Z", event) || offers.at(-1) !== onUndo) return;
      // The open screen may have something of its own to take back: it goes first. A microtask would run
      // before the other listeners of the same key.
      setTimeout(() => !event.defaultPrevented && onUndo());
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
