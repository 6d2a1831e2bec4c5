import { ActionIcon, Button, Group, TextInput, Tooltip } from "@mantine/core";
import { IconArrowsMaximize, IconChevronDown, IconChevronUp, IconMinus, IconPlus, IconSearch, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { writtenKey } from "@/canvas/keys";
import { LEAST_ZOOM, MOST_ZOOM, zoomBy } from "@/canvas/zoom";
import { isMac } from "@/ui/isMac";
import "./looking.css";
import type { useFind } from "./useFind";

interface LookBarProps {
  find: ReturnType<typeof useFind>;
  zoom: number;
  onZoom: (zoom: number) => void;
  onFit: () => void;
}

/** Looking at a map: for a word, nearer and from afar. */
export function LookBar({ find, zoom, onZoom, onFit }: LookBarProps) {
  const { t } = useTranslation("looking");
  const icon = (word: string, key: string, Icon: typeof IconPlus, perform: () => void, isOff = false) => (
    <Tooltip label={key ? `${word} (${writtenKey(key, isMac)})` : word}>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={word} disabled={isOff} onClick={perform}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group justify="flex-end" gap={4} mb={6} wrap="wrap">
      {find.hit && <style>{`.map-frame [data-row="${find.hit.row}"][data-column="${find.hit.column}"] { box-shadow: inset 0 0 0 3px var(--tropa-found); }`}</style>}
      {find.sought === null
        ? icon(t("find.open"), "mod+F", IconSearch, () => find.seek(""))
        : <FindField find={find} icon={icon} />}
      <Group gap={0} wrap="nowrap" role="group" aria-label={t("zoom.title")} visibleFrom="sm">
        {icon(t("zoom.smaller"), "mod+−", IconMinus, () => onZoom(zoomBy(zoom, -1)), zoom <= LEAST_ZOOM)}
        <Tooltip label={`${t("zoom.reset")} (${writtenKey("mod+0", isMac)})`}>
          <Button variant="subtle" color="gray" size="compact-sm" miw={58} onClick={() => onZoom(1)} aria-live="polite">
            {t("zoom.level", { zoom })}
          </Button>
        </Tooltip>
        {icon(t("zoom.larger"), "mod++", IconPlus, () => onZoom(zoomBy(zoom, 1)), zoom >= MOST_ZOOM)}
        {icon(t("zoom.fit"), "", IconArrowsMaximize, onFit)}
      </Group>
    </Group>
  );
}

interface FindFieldProps {
  find: ReturnType<typeof useFind>;
  icon: (word: string, key: string, Icon: typeof IconPlus, perform: () => void, isOff?: boolean) => React.ReactNode;
}

function FindField({ find, icon }: FindFieldProps) {
  const { t } = useTranslation("looking");
  const { sought, count, index } = find;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <Group gap={2} wrap="nowrap">
      <TextInput
        className="find-field" size="xs" w={220} value={sought ?? ""} aria-label={t("find.label")} placeholder={t("find.label")}
        ref={field}
        onChange={(event) => find.seek(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") find.close();
          if (event.key === "Enter") find.turn(event.shiftKey ? -1 : 1);
        }}
      />
      <span role="status" className="find-count">
        {sought?.trim() ? (count > 0 ? t("find.at", { at: index + 1, count }) : t("find.nothing")) : ""}
      </span>
      {icon(t("find.previous"), "shift+Enter", IconChevronUp, () => find.turn(-1), count === 0)}
      {icon(t("find.next"), "Enter", IconChevronDown, () => find.turn(1), count === 0)}
      {icon(t("find.close"), "Esc", IconX, find.close)}
    </Group>
  );
}
