import { Alert, Button, Group, Paper, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importMap, proposeMap } from "@/api/foreignMaps";
import type { ForeignMap, MapProposal, MapReading } from "@/api/types";
import { Page } from "@/ui/Page";
import { ProblemNote, retryOf } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { LineTable } from "./LineTable";
import { ProposedColumns } from "./ProposedColumns";
import { useMapMaking } from "./useMapMaking";

interface ReadMapProps {
  source: ForeignMap;
  onOther: () => void;
}

/** What was understood of a map from outside: corrected until it is right, then made. */
export function ReadMap({ source: given, onOther }: ReadMapProps) {
  const { t } = useTranslation("newmap");
  const { id: workspace } = useWorkspace();
  const [source] = useState(given);
  const [foreign, setForeign] = useState(source);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["map-proposal", workspace, foreign],
    queryFn: ({ signal }) => proposeMap(workspace, foreign, signal),
    placeholderData: keepPreviousData, retry: false, staleTime: Infinity, gcTime: 0,
  });
  const other = (
    <Button variant="default" onClick={onOther}>
      {t("read.other")}
    </Button>
  );
  if (error) {
    return (
      <Page title={t("import.title")} about={t("import.about")}>
        <Stack align="flex-start">
          <ProblemNote error={error} onRetry={retryOf(error, refetch)} />
          <Group gap="sm">
            {foreign !== source && <Button onClick={() => setForeign(source)}>{t("read.as_proposed")}</Button>}
            {other}
          </Group>
        </Stack>
      </Page>
    );
  }
  return (
    <Page title={t("import.title")} about={t("import.check")}>
      {data ? (
        <Stack gap="lg">
          {data.reading && <HowItIsRead proposal={data} reading={data.reading} foreign={foreign} onChange={setForeign} />}
          {data.remarks.length > 0 && <Alert color="yellow" variant="light">{data.remarks.join(" ")}</Alert>}
          <ProposedColumns proposal={data} />
          <Making key={data.title} proposal={data} foreign={foreign} isStale={isPlaceholderData} other={other} />
        </Stack>
      ) : (
        <SkeletonRows rows={6} height={48} />
      )}
    </Page>
  );
}

interface HowItIsReadProps {
  proposal: MapProposal;
  reading: MapReading;
  foreign: ForeignMap;
  onChange: (foreign: ForeignMap) => void;
}

function HowItIsRead({ proposal, reading, foreign, onChange }: HowItIsReadProps) {
  const { t } = useTranslation("newmap");
  const { text, upload_id } = foreign;
  const titles = [0, 1, 2, 3, 4, 5, reading.titles].filter((place, index, all) => all.indexOf(place) === index);
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Group gap="xl" align="flex-end">
          <Switch
            label={t("read.down")} checked={reading.is_transposed}
            onChange={(event) => onChange({ text, upload_id, sheet: reading.sheet, is_turned: event.currentTarget.checked })}
          />
          {proposal.sheets.length > 1 && (
            <Select
              label={t("read.sheet")} data={proposal.sheets} value={reading.sheet} allowDeselect={false}
              onChange={(sheet) => onChange({ text, upload_id, sheet })}
            />
          )}
          <Select
            label={t(reading.is_transposed ? "read.title_row" : "read.title_column")} allowDeselect={false}
            data={titles.map((place) => ({ value: String(place), label: place === 0 ? t("read.no_titles") : String(place) }))}
            value={String(reading.titles)}
            onChange={(place) => onChange({ text, upload_id, reading: { ...reading, titles: Number(place) } })}
          />
        </Group>
        <LineTable proposal={proposal} reading={reading} onChange={(next) => onChange({ text, upload_id, reading: next })} />
      </Stack>
    </Paper>
  );
}

interface MakingProps {
  proposal: MapProposal;
  foreign: ForeignMap;
  isStale: boolean;
  other: React.ReactNode;
}

function Making({ proposal, foreign, isStale, other }: MakingProps) {
  const { t } = useTranslation("newmap");
  const isList = proposal.reading?.is_transposed === true && proposal.reading.titles === 0;
  const [title, setTitle] = useState(proposal.title);
  const [isAdding, setAdding] = useState(!isList);
  const making = useMapMaking(importMap);
  const make = () => making.mutate({ ...foreign, title: title.trim().slice(0, 200), is_adding_touchpoints: isAdding });
  return (
    <Group align="flex-end" gap="lg">
      <TextInput
        label={t("read.name")} maxLength={200} miw={280} value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {proposal.reading && (
        <Stack gap={0}>
          <Switch label={t("read.register")} checked={isAdding} onChange={(event) => setAdding(event.currentTarget.checked)} />
          <Text size="xs" c="dimmed" ml={46}>
            {t("read.register_why")}
          </Text>
        </Stack>
      )}
      <Group ml="auto">
        {other}
        <Button loading={making.isPending} disabled={isStale} onClick={make}>
          {t("read.make")}
        </Button>
      </Group>
    </Group>
  );
}
