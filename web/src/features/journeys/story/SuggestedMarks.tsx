import { Button, Group, Text, Title } from "@mantine/core";
import { IconBolt, IconDiamond } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Filter, MapCommand, Suggestion } from "@/api/types";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { useScene } from "../map/MapContext";
import { useSuggested } from "./useSuggested";

interface SuggestedMarksProps {
  workspace: string;
  mapId: string;
  filter: Filter;
}

/** Moments of truth and quick wins that the figures suggest: a person takes or declines each. */
export function SuggestedMarks({ workspace, mapId, filter }: SuggestedMarksProps) {
  const { t } = useTranslation("story");
  const { map } = useScene();
  const suggested = useSuggested({ workspace, mapId, filter, map, isEnabled: true });
  if (suggested.length === 0) return null;
  return (
    <section className="story-suggested">
      <Title order={2} fz={16}>{t("suggested.title")}</Title>
      <Text size="sm" c="dimmed">{t("suggested.about")}</Text>
      <ul>
        {suggested.map((one) => (
          <Mark key={one.step_id + one.flag} suggestion={one} name={map.steps.find((step) => step.id === one.step_id)?.name ?? ""} />
        ))}
      </ul>
    </section>
  );
}

function Mark({ suggestion, name }: { suggestion: Suggestion; name: string }) {
  const { canEdit } = useWorkspace();
  const Icon = suggestion.flag === "is_moment_of_truth" ? IconDiamond : IconBolt;
  return (
    <li>
      <div>
        <Group gap={6}>
          <Icon size={16} aria-hidden className={suggestion.flag === "is_moment_of_truth" ? "mark-truth" : "mark-win"} />
          <b>{name}</b>
        </Group>
        <div>{suggestion.says}</div>
        <div className="story-facts">{suggestion.facts}</div>
      </div>
      {canEdit && <TakeOrDecline suggestion={suggestion} name={name} />}
    </li>
  );
}

/** Both are commands on the map, taken back by undo. */
export function TakeOrDecline({ suggestion, name, onDone }: { suggestion: Suggestion; name: string; onDone?: () => void }) {
  const { t } = useTranslation("story");
  const { apply } = useScene();
  const { step_id, flag, size } = suggestion;
  const say = (command: MapCommand) => {
    onDone?.();
    apply([command]);
  };
  return (
    <Group gap="xs">
      <Button
        size="xs" variant="light" aria-label={t("suggested.take_named", { name })}
        onClick={() => say({ kind: "set_flag", step_id, flag, is_on: true })}
      >
        {t("suggested.take")}
      </Button>
      <Button
        size="xs" variant="subtle" color="gray" aria-label={t("suggested.decline_named", { name })}
        onClick={() => say({ kind: "decline_flag", step_id, flag, size })}
      >
        {t("suggested.decline")}
      </Button>
    </Group>
  );
}
