import { Alert, Button, Group, Paper, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Preview } from "@/api/types";
import { Page } from "@/ui/Page";
import { ProblemNote, retryOf } from "@/ui/ProblemNote";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { previewQuery, understandingQuery } from "../queries";
import { eventProposal, missingRoles, objectTypeOf } from "./events";
import { isComplete, ratingProposal } from "./ratings";
import { PreviewTable } from "./PreviewTable";
import { RatingScales } from "./RatingScales";
import { ReadingOptions } from "./ReadingOptions";
import { StartPanel } from "./StartPanel";
import { Understood } from "./Understood";
import { useDraft, type Draft } from "./useDraft";

interface MappingStepProps {
  upload: string;
  onOther: () => void;
}

/** The file's first rows with what each column was taken for, and what came out of it; or why it was refused. */
export function MappingStep({ upload, onOther }: MappingStepProps) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const [draft, setDraft] = useDraft(upload);
  const { data: preview, error, refetch, isFetching } = useQuery(previewQuery(workspace, upload, draft.options));
  if (error) {
    return (
      <Page title={t("import.title")} about={t("import.about")}>
        <Stack align="flex-start">
          <ProblemNote error={error} onRetry={retryOf(error, refetch)} />
          <Group gap="sm">
            {Object.keys(draft.options).length > 0 && (
              <Button onClick={() => setDraft({ options: {}, mapping: null })}>{t("import.as_proposed")}</Button>
            )}
            <Button variant="default" onClick={onOther}>
              {t("import.other_file")}
            </Button>
          </Group>
        </Stack>
      </Page>
    );
  }
  return (
    <Page title={t("import.title")} about={t("import.check")}>
      {preview ? (
        <Loaded
          upload={upload}
          preview={preview}
          draft={draft}
          onDraft={setDraft}
          onOther={onOther}
          isReading={isFetching}
        />
      ) : (
        <Skeleton height={420} radius="lg" aria-label={t("ui:loading")} />
      )}
    </Page>
  );
}

interface LoadedProps extends MappingStepProps {
  preview: Preview;
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
  isReading: boolean;
}

function Loaded({ upload, preview, draft, onDraft, onOther, isReading }: LoadedProps) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const mapping = draft.mapping ?? preview.mapping;
  const missing = mapping.kind === "events" ? missingRoles(mapping) : [];
  const isWhole = mapping.kind === "events" ? missing.length === 0 : isComplete(mapping);
  const [settled] = useDebouncedValue(mapping, 500);
  const understanding = useQuery({
    ...understandingQuery(workspace, upload, settled, draft.options),
    enabled: isWhole && !isReading,
  });
  const changeKind = (kind: string) =>
    onDraft({ mapping: kind === "events" ? eventProposal(preview) : ratingProposal(preview) });
  return (
    <Stack gap="lg">
      <Paper withBorder p="md">
        <Group justify="space-between" mb="md">
          <Group gap="sm">
            <Text fw={600}>{preview.file}</Text>
            <SegmentedControl
              size="xs"
              value={mapping.kind}
              onChange={changeKind}
              aria-label={t("kind.label")}
              data={[
                { value: "events", label: t("kind.events") },
                { value: "observations", label: t("kind.observations") },
              ]}
            />
          </Group>
          <Button variant="subtle" size="xs" onClick={onOther}>
            {t("import.other_file")}
          </Button>
        </Group>
        <ReadingOptions
          preview={preview}
          options={draft.options}
          times={mapping.times}
          onOptions={(options) => onDraft({ options, mapping: null })}
          onTimes={(times) => onDraft({ mapping: { ...mapping, times } })}
        />
        {preview.warnings.map((warning) => (
          <Alert key={warning} mt="sm" variant="light" color="yellow" icon={<IconInfoCircle size={18} />}>
            {warning}
          </Alert>
        ))}
        <PreviewTable preview={preview} mapping={mapping} onMapping={(changed) => onDraft({ mapping: changed })} />
      </Paper>
      {mapping.kind === "observations" && (
        <RatingScales mapping={mapping} onMapping={(changed) => onDraft({ mapping: changed })} />
      )}
      <Understood
        understanding={isWhole ? understanding.data : undefined}
        error={understanding.error}
        isWorking={isWhole && (understanding.isFetching || settled !== mapping)}
        objectType={objectTypeOf(mapping)}
        missing={isWhole ? [] : mapping.kind === "events" ? missing : ["rating"]}
      />
      {isWhole && understanding.data && (
        <StartPanel
          upload={upload} mapping={mapping} draft={draft} onDraft={onDraft} understanding={understanding.data}
          suggestedSource={preview.source_name || preview.file.replace(/(\.\w{1,7}){1,2}$/, "")}
        />
      )}
    </Stack>
  );
}
