import { Button, FileButton, Group, Paper, Stack, Switch, Table, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconSearch, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dictionaryFile, loadDictionary, saveDictionary } from "@/api/sources";
import type { StatusEntry } from "@/api/types";
import { useTell, useTellProblem } from "@/ui/notify";
import { SaveButton } from "@/ui/SaveButton";
import { departmentsQuery } from "../../workspaces/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { dictionaryQuery } from "../queries";
import { DictionaryRow } from "./DictionaryRow";

interface DictionaryProps {
  source: string;
  entries: StatusEntry[];
}

const SHOWN = 200;

/** The table of codes: edit many, save once. */
export function Dictionary({ source, entries }: DictionaryProps) {
  const { t } = useTranslation("sources");
  const { id: workspace, canEdit } = useWorkspace();
  const { data: departments = [] } = useQuery(departmentsQuery(workspace));
  const [drafts, setDrafts] = useState<Record<string, Partial<StatusEntry>>>({});
  const [word, setWord] = useState("");
  const [isOnlyNew, setOnlyNew] = useState(false);
  const { save, load } = useDictionaryActions(source);
  const edited = entries.map((entry) => ({ ...entry, ...drafts[entry.code] }));
  const found = edited.filter(
    (entry) =>
      (!isOnlyNew || entry.is_new) &&
      `${entry.code} ${entry.touchpoint} ${entry.stage}`.toLowerCase().includes(word.trim().toLowerCase()),
  );
  const stages = [...new Set(edited.map((entry) => entry.stage).filter(Boolean))];
  const channels = [...new Set(edited.map((entry) => entry.channel).filter(Boolean))];
  const isDirty = Object.keys(drafts).length > 0;
  if (entries.length === 0) return <Text c="dimmed">{t("dictionary.empty")}</Text>;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Group gap="md">
          <TextInput
            aria-label={t("dictionary.find")} placeholder={t("dictionary.find")} leftSection={<IconSearch size={16} />}
            value={word} onChange={(event) => setWord(event.currentTarget.value)}
          />
          <Switch
            label={t("dictionary.only_new")} checked={isOnlyNew}
            onChange={(event) => setOnlyNew(event.currentTarget.checked)}
          />
          <Text size="sm" c="dimmed">
            {t("dictionary.shown", { count: found.length })}
          </Text>
        </Group>
        <Group gap="sm">
          <SaveButton href={dictionaryFile(workspace, source)} variant="default">
            {t("dictionary.download")}
          </SaveButton>
          {canEdit && (
            <>
              <FileButton accept=".xlsx,.csv" onChange={(file) => file && load.mutate(file)}>
                {(props) => (
                  <Button {...props} variant="default" leftSection={<IconUpload size={16} />} loading={load.isPending}>
                    {t("dictionary.load")}
                  </Button>
                )}
              </FileButton>
              <Button disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate(edited)}>
                {t("ui:save")}
              </Button>
            </>
          )}
        </Group>
      </Group>
      <Paper withBorder>
        <Table.ScrollContainer minWidth={1080}>
          <Table verticalSpacing={6} horizontalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                {(["code", "touchpoint", "stage", "channel", "departments", "accountable", "ignored"] as const).map(
                  (field) => (
                    <Table.Th key={field}>{t(`dictionary.${field}`)}</Table.Th>
                  ),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.slice(0, SHOWN).map((entry) => (
                <DictionaryRow
                  key={entry.code} entry={entry} isReadOnly={!canEdit} stages={stages} channels={channels}
                  departments={departments.map((department) => department.name)}
                  onChange={(change) =>
                    setDrafts((before) => ({ ...before, [entry.code]: { ...before[entry.code], ...change } }))
                  }
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Stack>
  );
}

function useDictionaryActions(source: string) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const tell = useTell();
  const onError = useTellProblem();
  const onSuccess = async (saved: { entries: StatusEntry[] }) => {
    tell({ message: t("dictionary.saved") });
    queries.setQueryData(dictionaryQuery(workspace, source).queryKey, saved);
    await queries.invalidateQueries({ queryKey: ["touchpoints", workspace] });
  };
  const save = useMutation({
    mutationFn: (entries: StatusEntry[]) =>
      saveDictionary(
        workspace,
        source,
        entries.map(({ code, touchpoint, stage, channel, departments, accountable, is_ignored }) => ({
          code, touchpoint, stage, channel, departments, accountable, is_ignored,
        })),
      ),
    onSuccess,
    onError,
  });
  const load = useMutation({ mutationFn: (file: File) => loadDictionary(workspace, source, file), onSuccess, onError });
  return { save, load };
}
