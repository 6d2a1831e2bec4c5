import { ActionIcon, Button, Menu, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removePersona } from "@/api/personas";
import type { Persona } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { useUndoable } from "@/ui/useUndoable";
import { useWorkspace } from "../workspaces/useWorkspace";
import { Part } from "./Part";
import { PersonaDrawer } from "./PersonaDrawer";
import { PersonaNumbers } from "./PersonaNumbers";
import "./personas.css";
import { Portrait } from "./Portrait";
import { personaQuery, personasQuery } from "./queries";

/** A persona's sheet: who they are, what they want, and the real numbers of the customers they stand for. */
export function PersonaScreen() {
  const { id: workspace } = useWorkspace();
  const { persona: id = "" } = useParams({ strict: false });
  const { data: persona, error, refetch } = useQuery(personaQuery(workspace, id));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!persona) return <Skeleton height={480} radius="lg" />;
  return <Sheet key={persona.id} persona={persona} workspace={workspace} />;
}

function Sheet({ persona, workspace }: { persona: Persona; workspace: string }) {
  const { t } = useTranslation("personas");
  const { canEdit } = useWorkspace();
  const [isEditing, setEditing] = useState(false);
  const actions = canEdit && (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>{t("edit")}</Button>
      <PersonaMenu persona={persona} workspace={workspace} />
    </>
  );
  return (
    <Page title={persona.name} about={persona.role_line} actions={actions}>
      <div className="persona-sheet">
        <Stack gap="md">
          <Portrait workspace={workspace} persona={persona} size={200} />
          {[...new Set(persona.quotes)].map((quote) => (
            <q className="persona-quote" key={quote}>{quote}</q>
          ))}
          <Lines title={t("field.traits")} lines={persona.traits} />
        </Stack>
        <Stack gap="md">
          {persona.context && (
            <Part title={t("field.context")}>
              <Text className="persona-context">{persona.context}</Text>
            </Part>
          )}
          <Lines title={t("field.goals")} lines={persona.goals} />
          <Lines title={t("field.needs")} lines={persona.needs} />
          <PersonaNumbers persona={persona} />
        </Stack>
      </div>
      <PersonaDrawer persona={persona} isOpen={isEditing} onClose={() => setEditing(false)} />
    </Page>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="persona-lines">
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Part>
  );
}

function PersonaMenu({ persona, workspace }: { persona: Persona; workspace: string }) {
  const { t } = useTranslation("personas");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const again = () => queries.invalidateQueries({ queryKey: personasQuery(workspace).queryKey });
  const remove = () => {
    undoable({
      id: persona.id, message: t("removing", { name: persona.name }),
      remove: () => removePersona(workspace, persona.id).catch(tell).finally(again),
    });
    void navigate({ to: "/w/$workspace/personas", params: { workspace } });
  };
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon size={36} variant="default" aria-label={t("menu", { name: persona.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={remove}>{t("remove")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
