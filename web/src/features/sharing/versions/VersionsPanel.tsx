import { Anchor, Button, Group, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepVersion, removeVersion } from "@/api/sharing";
import type { Filter, VersionRef } from "@/api/types";
import { Form } from "@/ui/Form";
import { useFormat } from "@/ui/format";
import { useStaying } from "@/ui/leaving";
import { useTell, useTellProblem } from "@/ui/notify";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useUndoable } from "@/ui/useUndoable";
import { SidePanel } from "../../journeys/evidence/SidePanel";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { shareLinksQuery, versionsQuery } from "../queries";

interface VersionsPanelProps {
  mapId: string;
  filter: Filter;
  onClose: () => void;
}

/** The kept versions of a map, and a form to keep what it shows now. */
export function VersionsPanel({ mapId, filter, onClose }: VersionsPanelProps) {
  const { t } = useTranslation("sharing");
  const { id: workspace, canEdit } = useWorkspace();
  const { data, error, refetch } = useQuery(versionsQuery(workspace, mapId));
  const versions = useStaying(data);
  return (
    <SidePanel label={t("versions.title")} onClose={onClose}>
      <Stack gap="lg">
        <div>
          <Title order={2} fz={20} pr={36}>
            {t("versions.title")}
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t("versions.about")}
          </Text>
        </div>
        {canEdit && <KeepForm mapId={mapId} filter={filter} />}
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {!versions && !error && <SkeletonRows rows={3} height={64} />}
        {versions?.length === 0 && <Text c="dimmed">{t("versions.none")}</Text>}
        {versions?.map((version) => (
          <VersionCard key={version.id} version={version} />
        ))}
      </Stack>
    </SidePanel>
  );
}

function KeepForm({ mapId, filter }: { mapId: string; filter: Filter }) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const tell = useTell();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const keep = useMutation({
    mutationFn: () => keepVersion(workspace, mapId, { name: name.trim(), note: note.trim(), filter }),
    onError: tellProblem,
    onSuccess: async (kept) => {
      setName("");
      setNote("");
      tell({ title: t("versions.kept", { name: kept.name }), message: t("versions.kept_why") });
      await queries.invalidateQueries({ queryKey: versionsQuery(workspace, mapId).queryKey });
    },
  });
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <Paper withBorder p="md">
      <Form onSubmit={() => name.trim() && keep.mutate()}>
        {(errorOf) => (
          <Stack gap="sm">
            <TextInput
              name="name" label={t("versions.name")} error={errorOf("name")} placeholder={t("versions.name_like")} value={name} maxLength={120} required
              withAsterisk={false} data-autofocus onChange={(event) => setName(event.currentTarget.value)}
            />
            <Textarea
              label={t("versions.note")} value={note} maxLength={2000} autosize minRows={2}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {isNarrowed && (
              <Text size="sm" c="dimmed">
                {t("versions.narrowed")}
              </Text>
            )}
            <Button type="submit" loading={keep.isPending} disabled={!name.trim()}>
              {t("versions.keep")}
            </Button>
          </Stack>
        )}
      </Form>
    </Paper>
  );
}

function VersionCard({ version }: { version: VersionRef }) {
  const { t } = useTranslation("sharing");
  const { id: workspace, canEdit } = useWorkspace();
  const { moment } = useFormat();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const place = { workspace, map: version.map_id, version: version.id };
  // Links to a version go with it.
  const gone = [versionsQuery(workspace, version.map_id), shareLinksQuery(workspace, version.map_id)];
  const again = () => Promise.all(gone.map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  const remove = () =>
    undoable({
      id: version.id, message: t("versions.removed", { name: version.name }),
      remove: () => removeVersion(workspace, version.id).catch(tell).finally(again),
    });
  return (
    <Paper withBorder p="md">
      <Anchor fw={600} renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/versions/$version" params={place} />}>
        {version.name}
      </Anchor>
      <Text size="sm" c="dimmed">
        {[moment(version.created_at), version.created_by].filter(Boolean).join(" · ")}
      </Text>
      {version.note && (
        <Text size="sm" mt={4} lineClamp={4} className="kept-note">
          {version.note}
        </Text>
      )}
      <Group gap="xs" mt="sm">
        <Button
          size="xs" variant="default"
          renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/versions/$version/changes" params={place} />}
        >
          {t("version.compare")}
        </Button>
        {canEdit && (
          <Button size="xs" variant="subtle" color="gray" onClick={remove} aria-label={t("versions.remove", { name: version.name })}>
            {t("ui:remove")}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
