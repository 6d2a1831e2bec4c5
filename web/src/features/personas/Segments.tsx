import { ActionIcon, Box, Button, Group, Menu, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconDots, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeSegment } from "@/api/personas";
import type { Persona, Segment } from "@/api/types";
import { useStaying } from "@/ui/leaving";
import { useTellProblem } from "@/ui/notify";
import { useUndoable } from "@/ui/useUndoable";
import { useFilterWords } from "../insights/filter/words";
import { lensesQuery } from "../insights/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { personasQuery, segmentsQuery } from "./queries";
import { SegmentDrawer } from "./SegmentDrawer";
import { SegmentSize } from "./SegmentSize";

type Open = Segment | "new" | null;

/** The rules over customers. */
export function Segments() {
  const { t } = useTranslation("personas");
  const { id: workspace, canEdit } = useWorkspace();
  const { data } = useQuery(segmentsQuery(workspace));
  const { data: personas = [] } = useQuery(personasQuery(workspace));
  const { data: lenses = [] } = useQuery(lensesQuery(workspace));
  const segments = useStaying(data);
  const [open, setOpen] = useState<Open>(null);
  if (!segments) return null;
  const canAdd = canEdit && lenses.length > 0;
  return (
    <Stack gap="sm" mt={36} component="section" aria-label={t("segments.title")}>
      <Group justify="space-between">
        <div>
          <Title order={2} fz={19}>{t("segments.title")}</Title>
          <Text size="sm" c="dimmed">{t(lenses.length > 0 ? "segments.about" : "segments.no_lens")}</Text>
        </div>
        {canAdd && (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setOpen("new")}>
            {t("segments.add")}
          </Button>
        )}
      </Group>
      {segments.map((segment) => (
        <SegmentRow
          key={segment.id} segment={segment} personas={personas.filter((one) => one.segment_id === segment.id)}
          onEdit={canEdit ? () => setOpen(segment) : undefined}
        />
      ))}
      <SegmentDrawer segment={open === "new" || open === null ? undefined : open} isOpen={open !== null} onClose={() => setOpen(null)} />
    </Stack>
  );
}

interface SegmentRowProps {
  segment: Segment;
  personas: Persona[];
  onEdit?: () => void;
}

function SegmentRow({ segment, personas, onEdit }: SegmentRowProps) {
  const { t } = useTranslation("personas");
  const rule = useFilterWords(segment.rule);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={650}>{segment.name}</Text>
          {segment.about && <Text size="sm">{segment.about}</Text>}
          <Text size="sm" c="dimmed">{rule}</Text>
          {personas.length > 0 && (
            <Text size="sm" c="dimmed">{t("segments.personas", { names: personas.map((one) => one.name).join(", ") })}</Text>
          )}
        </div>
        <Group gap="sm" wrap="nowrap" flex="none">
          <Box ta="right" maw={{ base: 130, sm: "none" }}>
            <SegmentSize segment={segment} />
          </Box>
          {onEdit && <SegmentMenu segment={segment} isBound={personas.length > 0} onEdit={onEdit} />}
        </Group>
      </Group>
    </Paper>
  );
}

function SegmentMenu({ segment, isBound, onEdit }: { segment: Segment; isBound: boolean; onEdit: () => void }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const again = () => queries.invalidateQueries({ queryKey: segmentsQuery(workspace).queryKey });
  const remove = () =>
    undoable({
      id: segment.id, message: t("segments.removing", { name: segment.name }),
      remove: () => removeSegment(workspace, segment.id).catch(tell).finally(again),
    });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("segments.menu", { name: segment.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>{t("edit")}</Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} disabled={isBound} onClick={remove}>
          {t(isBound ? "segments.bound" : "ui:remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
