import { CloseButton, Portal } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface SidePanelProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A drawer that leaves the rest of the screen alive; Mantine's own always claims to be modal. */
export function SidePanel({ label, onClose, children }: SidePanelProps) {
  const { t } = useTranslation("ui");
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close.current();
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
      // The focus goes back to where it came from, unless it has gone elsewhere by then.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <Portal>
      <section ref={panel} role="dialog" aria-label={label} tabIndex={-1} className="side-panel">
        <CloseButton className="side-panel-close" onClick={onClose} aria-label={t("close")} />
        {children}
      </section>
    </Portal>
  );
}
