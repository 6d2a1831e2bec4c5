import { Button, CopyButton, Group, NumberInput, Paper, Select, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createShareLink } from "@/api/sharing";
import type { Filter, NewShareLink } from "@/api/types";
import { Form } from "@/ui/Form";
import { useTellProblem } from "@/ui/notify";
import { ProblemNote } from "@/ui/ProblemNote";
import { SidePanel } from "../../journeys/evidence/SidePanel";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { shareLinksQuery, versionsQuery } from "../queries";
import { LinkCard } from "./LinkCard";

const USUAL_DAYS = 30;
const MOST_DAYS = 366;
const LIVE = "live";

interface SharePanelProps {
  mapId: string;
  filter: Filter;
  onClose: () => void;
}

/** Links for those without an account: what they show, how long, and when each was used last. */
export function SharePanel({ mapId, filter, onClose }: SharePanelProps) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { data: links, error, refetch } = useQuery(shareLinksQuery(workspace, mapId));
  return (
    <SidePanel label={t("share.title")} onClose={onClose}>
      <Stack gap="lg">
        <div>
          <Title order={2} fz={20} pr={36}>
            {t("share.title")}
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t("share.about")}
          </Text>
        </div>
        <LinkForm mapId={mapId} filter={filter} />
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {links?.map((link) => (
          <LinkCard key={link.id} link={link} mapId={mapId} />
        ))}
      </Stack>
    </SidePanel>
  );
}

function LinkForm({ mapId, filter }: { mapId: string; filter: Filter }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const onError = useTellProblem();
  const { data: versions = [] } = useQuery(versionsQuery(workspace, mapId));
  const [shows, setShows] = useState(LIVE);
  const [label, setLabel] = useState("");
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const [hasFigures, setFigures] = useState(true);
  const [hasQuotes, setQuotes] = useState(false);
  const isLive = shows === LIVE;
  const make = useMutation({
    mutationFn: () =>
      createShareLink(workspace, mapId, {
        version_id: isLive ? null : shows, label: label.trim(), days: Number(days), with_figures: hasFigures,
        with_quotes: isLive && hasFigures && hasQuotes, filter: isLive ? filter : {},
      }),
    onError,
    onSuccess: () => queries.invalidateQueries({ queryKey: shareLinksQuery(workspace, mapId).queryKey }),
  });
  const options = [{ value: LIVE, label: t("share.live") }, ...versions.map((one) => ({ value: one.id, label: t("share.version", { name: one.name }) }))];
  return (
    <Paper withBorder p="md">
      <Form onSubmit={() => make.mutate()}>
        <Stack gap="sm">
          <Select
            label={t("share.shows")} value={shows} onChange={(value) => value && setShows(value)} allowDeselect={false} data={options}
            description={isLive && Object.keys(filter).length > 0 ? t("share.narrowed") : undefined} data-autofocus
          />
          <Group align="flex-end" grow>
            <TextInput label={t("share.label")} placeholder={t("share.label_like")} value={label} maxLength={120} onChange={(event) => setLabel(event.currentTarget.value)} />
            <NumberInput label={t("share.days")} value={days} onChange={setDays} min={1} max={MOST_DAYS} clampBehavior="strict" allowDecimal={false} />
          </Group>
          <Switch label={t("share.figures")} checked={hasFigures} onChange={(event) => setFigures(event.currentTarget.checked)} />
          {isLive && hasFigures && (
            <Switch
              label={t("share.quotes")} description={t("share.quotes_why")} checked={hasQuotes}
              onChange={(event) => setQuotes(event.currentTarget.checked)}
            />
          )}
          <Button type="submit" loading={make.isPending} disabled={!(Number(days) >= 1)}>
            {t("share.make")}
          </Button>
        </Stack>
      </Form>
      {make.data && <NewLink link={make.data} />}
    </Paper>
  );
}

/** The address of a new link: the server does not keep it, so it is shown this once. */
function NewLink({ link }: { link: NewShareLink }) {
  const { t } = useTranslation("sharing");
  return (
    <Stack gap={6} mt="md" role="status">
      <Text size="sm" fw={600}>
        {t("share.made")}
      </Text>
      <Group wrap="nowrap" gap="xs">
        <TextInput flex={1} readOnly value={link.url} aria-label={t("share.address")} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={link.url}>
          {({ copied, copy }) => (
            <Button variant="light" onClick={copy} flex="none">
              {t(copied ? "share.copied" : "share.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
