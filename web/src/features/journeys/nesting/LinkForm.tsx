import { Button, Group, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MapCommand } from "@/api/types";
import { mayLead } from "@/canvas/hierarchy";
import { cellAt, lookupOf } from "@/canvas/lookup";
import { Form } from "@/ui/Form";
import { useScene, type LinkPlace } from "../map/MapContext";
import { useWays } from "./WaysContext";

/** To which map a step, or a cell of nested journeys, leads. */
export function LinkForm({ place, onDone }: { place: LinkPlace; onDone: () => void }) {
  const { t } = useTranslation("nesting");
  const { map, apply } = useScene();
  const ways = useWays();
  const { laneId, stepId } = place;
  const cell = laneId === null ? undefined : cellAt(map, laneId, stepId);
  const now = laneId === null ? lookupOf(map).steps.get(stepId)?.link : cell?.link;
  const [to, setTo] = useState<string | null>(now?.map_id ?? null);
  const [text, setText] = useState(cell?.text ?? "");
  const maps = ways?.maps ?? [];
  const save = () => {
    const title = maps.find((one) => one.id === to)?.title ?? now?.title ?? "";
    const link = to === null ? null : { map_id: to, title };
    const commands: MapCommand[] = [];
    if (to !== (now?.map_id ?? null)) {
      commands.push(laneId === null ? { kind: "link_step", step_id: stepId, link } : { kind: "link_cell", lane_id: laneId, step_id: stepId, link });
    }
    if (laneId !== null && text.trim() !== (cell?.text ?? "")) {
      commands.push({ kind: "set_cell", lane_id: laneId, step_id: stepId, text: text.trim(), was: cell?.text ?? "" });
    }
    if (commands.length > 0) apply(commands);
    onDone();
  };
  const choices = maps
    .filter((one) => one.id !== ways?.mapId)
    .map((one) => ({ value: one.id, label: one.title, disabled: !mayLead(ways?.mapId ?? "", one.id, maps) }));
  const isGone = now && ways?.maps !== undefined && !maps.some((one) => one.id === now.map_id);
  return (
    <Form onSubmit={() => save()}>
      <Stack>
        <Select
          label={t("map")} description={t("map_why")} data={choices} value={to} onChange={setTo} searchable clearable
          clearButtonProps={{ "aria-label": t("ui:remove") }} nothingFoundMessage={t("none")} data-autofocus
        />
        {isGone && <Text size="sm">{t("gone", { title: now.title })}</Text>}
        {choices.some((one) => one.disabled) && (
          <Text size="sm" c="dimmed">
            {t("circle")}
          </Text>
        )}
        {laneId !== null && (
          <Textarea label={t("words")} autosize minRows={2} maxLength={20_000} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        )}
        <Group>
          <Button type="submit">{t("ui:save")}</Button>
          <Button variant="default" onClick={onDone}>
            {t("ui:cancel")}
          </Button>
          {isGone && to !== null && (
            <Button variant="subtle" color="red" onClick={() => setTo(null)}>
              {t("unlink")}
            </Button>
          )}
        </Group>
      </Stack>
    </Form>
  );
}
