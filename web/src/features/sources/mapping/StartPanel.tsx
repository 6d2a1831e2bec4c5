import { Autocomplete, Button, Checkbox, Group, MultiSelect, NumberInput, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { startImport } from "@/api/sources";
import type { ImportIn, Mapping, Understanding } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { sourcesQuery } from "../queries";
import { objectTypeOf } from "./events";
import type { Draft } from "./useDraft";

interface StartPanelProps {
  upload: string;
  mapping: Mapping;
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
  understanding: Understanding;
  suggestedSource: string;
}

/** The last questions before the work starts: which source, what ends a journey, what is wanted. */
export function StartPanel({ upload, mapping, draft, onDraft, understanding, suggestedSource }: StartPanelProps) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: sources = [] } = useQuery(sourcesQuery(workspace));
  const [isAccepted, setAccepted] = useState(false);
  const start = useMutation({
    mutationFn: (body: ImportIn) => startImport(workspace, body),
    onSuccess: async (started) => {
      await queries.invalidateQueries({ queryKey: ["imports", workspace] });
      await navigate({ to: "/w/$workspace/imports/$import", params: { workspace, import: started.id } });
    },
  });
  const sourceName = draft.sourceName ?? suggestedSource;
  const known = sources.find((source) => source.name === sourceName.trim());
  const mustAccept = understanding.refused > 0;
  const begin = () =>
    start.mutate({
      upload_id: upload,
      ...(known ? { source_id: known.id } : { source_name: sourceName.trim() }),
      mapping,
      options: draft.options,
      accept_refused: mustAccept && isAccepted,
      ...(mustAccept && !understanding.is_sample ? { expected_refused: understanding.refused } : {}),
      ...(mapping.kind === "events" ? { lens: lensOf(mapping, draft) } : {}),
    });
  const codes = understanding.activities.map((activity) => activity.code);
  return (
    <Paper withBorder p="lg">
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <Autocomplete
            label={t("start.source")} description={t("start.source_why")} placeholder={t("start.source_example")}
            data={sources.map((source) => source.name)} value={sourceName} required withAsterisk={false}
            onChange={(sourceName) => onDraft({ sourceName })}
          />
          {mapping.kind === "events" && (
            <NumberInput
              label={t("start.session")} description={t("start.session_why")} min={1} allowDecimal={false}
              value={draft.sessionMinutes ?? ""} placeholder={t("start.session_none")}
              onChange={(value) => onDraft({ sessionMinutes: typeof value === "number" ? value : null })}
            />
          )}
        </SimpleGrid>
        {mapping.kind === "events" && (
          <div>
            <Title order={3} fz={16}>
              {t("start.outcome")}
            </Title>
            <Text size="sm" c="dimmed" mb="sm">
              {t("start.outcome_why")}
            </Text>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <MultiSelect
                label={t("start.ends")} description={t("start.ends_why")} data={codes} searchable clearable
                value={draft.ends} onChange={(ends) => onDraft({ ends })}
              />
              <MultiSelect
                label={t("start.wanted")} description={t("start.wanted_why")} data={codes} searchable clearable
                value={draft.wanted} onChange={(wanted) => onDraft({ wanted })}
              />
            </SimpleGrid>
          </div>
        )}
        {start.error && <ProblemNote error={start.error} />}
        <Group justify="space-between">
          {mustAccept ? (
            <Checkbox
              label={t("start.accept", { count: understanding.refused })}
              checked={isAccepted} onChange={(event) => setAccepted(event.currentTarget.checked)}
            />
          ) : (
            <span />
          )}
          <Button
            size="md" rightSection={<IconArrowRight size={18} />} loading={start.isPending}
            disabled={(mustAccept && !isAccepted) || !sourceName.trim()} onClick={begin}
          >
            {t("start.action")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function lensOf(mapping: Mapping, draft: Draft): ImportIn["lens"] {
  return {
    object_type: objectTypeOf(mapping),
    starts: [],
    ends: draft.ends,
    wanted:
      draft.wanted.length > 0
        ? { activities: draft.wanted, attribute: null, values: [], horizon_seconds: null }
        : null,
    idle_seconds: null,
    session_minutes: draft.sessionMinutes,
    zone: mapping.times.zone,
  };
}
