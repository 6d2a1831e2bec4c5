import { ActionIcon, Popover, Stack, Text } from "@mantine/core";
import { IconBolt, IconDiamond } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "@/api/types";
import { TakeOrDecline } from "./SuggestedMarks";

/** A hollow mark on a step: the figures suggest it, and a click says why. */
export function SuggestedMark({ suggestion, name }: { suggestion: Suggestion; name: string }) {
  const { t } = useTranslation("story");
  const mark = useRef<HTMLButtonElement>(null);
  const isTruth = suggestion.flag === "is_moment_of_truth";
  const Icon = isTruth ? IconDiamond : IconBolt;
  return (
    <Popover position="bottom" withArrow shadow="md" width={320} trapFocus>
      <Popover.Target>
        <ActionIcon
          ref={mark} variant="subtle" color="gray" className="mark-suggested" aria-label={t("suggested.here", { reason: suggestion.says })}
          onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}
        >
          <Icon size={14} strokeDasharray="3 2.4" className={isTruth ? "mark-truth" : "mark-win"} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown onClick={(event) => event.stopPropagation()}>
        <Stack gap="xs">
          <Text size="sm">{suggestion.says}</Text>
          <Text size="xs" c="dimmed">{suggestion.facts}</Text>
          {/* The mark goes, and the focus with it: it stays at its step. */}
          <TakeOrDecline suggestion={suggestion} name={name} onDone={() => mark.current?.closest<HTMLElement>("[data-row]")?.focus()} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
