import { ActionIcon, Button, Group, Paper, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconCopy, IconCut, IconTrash, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { sizeOf } from "@/canvas/choice";
import { writtenKey } from "@/canvas/keys";
import { isMac } from "@/ui/isMac";
import { useScene } from "../map/MapContext";
import "./choosing.css";
import type { useChoosing } from "./useChoosing";

type ChoiceBarProps = Pick<ReturnType<typeof useChoosing>, "chosen" | "said" | "ask" | "remove" | "shift" | "clear">;

/** How much is chosen, and what can be done with it. */
export function ChoiceBar({ chosen, said, ask, remove, shift, clear }: ChoiceBarProps) {
  const { t } = useTranslation("choosing");
  const { canEdit } = useScene();
  const icon = (word: string, key: string, Icon: typeof IconCopy, perform: () => void) => (
    <Tooltip label={`${t(word)} (${writtenKey(key, isMac)})`}>
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={t(word)} onClick={perform}>
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      <div role="status" className="visually-hidden">{chosen && t(`chosen_${chosen.kind}`, { count: sizeOf(chosen) })}</div>
      <div role="status" className="visually-hidden">{said}</div>
      {chosen && (
        <Paper className="choice-bar" role="toolbar" aria-label={t("bar")} withBorder shadow="md" radius="lg">
          <Group gap={4} wrap="nowrap">
            <span className="choice-count">{t(`chosen_${chosen.kind}`, { count: sizeOf(chosen) })}</span>
            {icon("do.copy", "mod+C", IconCopy, () => ask("copy"))}
            {canEdit && icon("do.cut", "mod+X", IconCut, () => ask("cut"))}
            {canEdit && chosen.kind !== "cells" && icon("do.earlier", "alt+ArrowLeft", IconArrowLeft, () => shift(-1))}
            {canEdit && chosen.kind !== "cells" && icon("do.later", "alt+ArrowRight", IconArrowRight, () => shift(1))}
            {canEdit && (
              <Button size="xs" variant="light" color="red" leftSection={<IconTrash size={15} />} onClick={remove}>
                {t(chosen.kind === "cells" ? "do.empty" : "do.remove")}
              </Button>
            )}
            {icon("do.clear", "Esc", IconX, clear)}
          </Group>
        </Paper>
      )}
    </>
  );
}
