import { Button, Drawer, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createSegment, patchSegment } from "@/api/personas";
import type { Lens, Segment } from "@/api/types";
import { Form } from "@/ui/Form";
import { useCasesOfAll } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { conditionsOf } from "../insights/filter/conditions";
import { tidy } from "../insights/filter/tidy";
import { lensesQuery, summaryQuery } from "../insights/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { segmentsQuery } from "./queries";
import { RuleFields } from "./RuleFields";

interface SegmentDrawerProps {
  segment: Segment | undefined;
  isOpen: boolean;
  onClose: () => void;
}

/** A segment to name and to define, with the number of customers it takes as one writes. */
export function SegmentDrawer({ segment, isOpen, onClose }: SegmentDrawerProps) {
  const { t } = useTranslation("personas");
  return (
    <Drawer
      opened={isOpen} onClose={onClose} position="right" size={480}
      title={<Text fw={650} fz={17}>{segment?.name ?? t("segments.add")}</Text>}
      closeButtonProps={{ "aria-label": t("ui:close") }} overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {isOpen && <SegmentForm key={segment?.id ?? "new"} segment={segment} onDone={onClose} />}
    </Drawer>
  );
}

function SegmentForm({ segment, onDone }: { segment: Segment | undefined; onDone: () => void }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { data: lenses = [] } = useQuery(lensesQuery(workspace));
  const [draft, setDraft] = useState({
    name: segment?.name ?? "", about: segment?.about ?? "", lens: segment?.lens_id ?? null, rule: tidy(segment?.rule ?? {}),
  });
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const lens = lenses.find((one) => one.id === draft.lens) ?? lenses[0];
  const save = useMutation({
    mutationFn: () => {
      const body = { name: draft.name, about: draft.about, rule: draft.rule };
      return segment ? patchSegment(workspace, segment.id, body) : createSegment(workspace, { ...body, lens_id: lens?.id ?? "" });
    },
    onSuccess: async () => {
      const keys = [segmentsQuery(workspace).queryKey, ["segment-figures", workspace], ["compared", workspace]];
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
      onDone();
    },
  });
  return (
    <Form onSubmit={() => save.mutate()}>
      {(errorOf) => (
        <Stack gap="md">
          {save.error && <ProblemNote error={save.error} />}
          <TextInput
            name="name" label={t("segments.name")} error={errorOf("name")} required withAsterisk={false} maxLength={120} value={draft.name} data-autofocus
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t("segments.note")} maxLength={300} value={draft.about} onChange={(event) => set({ about: event.currentTarget.value })}
          />
          {!segment && lenses.length > 1 && (
            <Select
              label={t("segments.lens")} description={t("segments.lens_why")} allowDeselect={false} value={lens?.id ?? null}
              data={lenses.map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => set({ lens: id, rule: {} })}
            />
          )}
          {lens && <RuleFields lens={lens} rule={draft.rule} onRule={(rule) => set({ rule })} />}
          {lens && <Count lens={lens} rule={draft.rule} />}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending} disabled={conditionsOf(draft.rule).length === 0}>
              {t("ui:save")}
            </Button>
          </Group>
        </Stack>
      )}
    </Form>
  );
}

function Count({ lens, rule }: { lens: Lens; rule: Segment["rule"] | ReturnType<typeof tidy> }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const { number } = useFormat();
  const cases = useCasesOfAll();
  const scope = { workspace, lens: lens.id, version: lens.version, filter: tidy(rule) };
  const { data } = useQuery({ ...summaryQuery(scope), enabled: lens.state === "ready" });
  if (conditionsOf(rule).length === 0) return <Text size="sm" c="dimmed">{t("segments.needs_rule")}</Text>;
  return (
    <Text size="sm" fw={600} aria-live="polite">
      {data && t("insights:filter.count", { some: number(data.cases), all: cases(lens.cases, lens.object_type) })}
    </Text>
  );
}
