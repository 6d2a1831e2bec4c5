import { ActionIcon, Anchor, Badge, Button, Group, Paper, Select, Skeleton, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { IconTrash, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WorkshopRef } from "@/api/types";
import { createWorkshop, removeWorkshop } from "@/api/workshops";
import { Empty } from "@/ui/Empty";
import { Form } from "@/ui/Form";
import { useFormat } from "@/ui/format";
import { useStaying } from "@/ui/leaving";
import { useTellProblem } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { useUndoable } from "@/ui/useUndoable";
import { mapQuery } from "../journeys/queries";
import { personasQuery } from "../personas/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import "./notes.css";
import { workshopsQuery } from "./queries";

/** The workshops about a map, and preparing another. */
export function Workshops() {
  const { t } = useTranslation("workshops");
  const { id: workspace, canEdit } = useWorkspace();
  const { map = "" } = useParams({ strict: false });
  const { data: drawn } = useQuery(mapQuery(workspace, map));
  const { data, error, refetch } = useQuery(workshopsQuery(workspace, map));
  const workshops = useStaying(data);
  return (
    <Page
      title={t("list.title")}
      about={
        <Anchor renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map }} />}>
          {t("list.of", { title: drawn?.document.title ?? "" })}
        </Anchor>
      }
    >
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!workshops && !error && <Skeleton height={200} radius="lg" />}
      <Stack gap="md" maw={760}>
        {workshops?.map((workshop) => <WorkshopRow key={workshop.id} workshop={workshop} />)}
        {canEdit && workshops && <Prepare map={map} />}
        {!canEdit && workshops?.length === 0 && <Empty icon={IconUsersGroup} title={t("list.none")} text={t("list.none_about")} />}
      </Stack>
    </Page>
  );
}

function WorkshopRow({ workshop }: { workshop: WorkshopRef }) {
  const { t } = useTranslation("workshops");
  const { moment } = useFormat();
  const { id: workspace, canEdit } = useWorkspace();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const { id, map_id: map, goal, step, is_ended } = workshop;
  const again = () => queries.invalidateQueries({ queryKey: workshopsQuery(workspace, map).queryKey });
  const name = goal || t("list.unnamed");
  const remove = () =>
    undoable({ id, message: t("list.removed"), remove: () => removeWorkshop({ workspace, workshop: id }).catch(tell).finally(again) });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Anchor
            fw={600} className="sticky-text"
            renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/workshops/$workshop" params={{ workspace, map, workshop: id }} />}
          >
            {name}
          </Anchor>
          <Group gap="xs" mt={4}>
            <Text size="sm" c="dimmed">{moment(workshop.created_at)}</Text>
            <Badge variant="light" color={is_ended ? "gray" : "indigo"} styles={{ label: { textTransform: "none" } }}>
              {is_ended ? t("list.over") : t(`agenda.${step}`)}
            </Badge>
          </Group>
        </div>
        {canEdit && (
          <ActionIcon variant="subtle" color="gray" flex="none" aria-label={t("list.remove", { name })} onClick={remove}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </Group>
    </Paper>
  );
}

function Prepare({ map }: { map: string }) {
  const { t } = useTranslation("workshops");
  const { id: workspace } = useWorkspace();
  const navigate = useNavigate();
  const onError = useTellProblem();
  const { data: personas = [] } = useQuery(personasQuery(workspace));
  const [goal, setGoal] = useState("");
  const [about, setAbout] = useState("");
  const [persona, setPersona] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () => createWorkshop(workspace, map, { goal, persona_text: persona ? "" : about, persona_id: persona }),
    onError,
    onSuccess: ({ id }) => navigate({ to: "/w/$workspace/journeys/$map/workshops/$workshop", params: { workspace, map, workshop: id } }),
  });
  return (
    <Paper withBorder p="md">
      <Form onSubmit={() => make.mutate()}>
        <Stack gap="sm">
          <Textarea label={t("goal.label")} placeholder={t("goal.like")} value={goal} maxLength={1000} autosize minRows={2} onChange={(event) => setGoal(event.currentTarget.value)} />
          {personas.length > 0 && (
            <Select
              label={t("persona.known")} value={persona} onChange={setPersona} clearable placeholder={t("persona.none")}
              data={personas.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {!persona && (
            <TextInput label={t("persona.label")} placeholder={t("persona.like")} value={about} maxLength={300} onChange={(event) => setAbout(event.currentTarget.value)} />
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={make.isPending} leftSection={<IconUsersGroup size={16} />}>{t("list.prepare")}</Button>
          </Group>
        </Stack>
      </Form>
    </Paper>
  );
}
