import { Group, Paper, Select, Stack, Textarea, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Board, WorkshopPatch } from "@/api/types";
import { leadWorkshop } from "@/api/workshops";
import { personasQuery } from "../personas/queries";
import { membersQuery } from "../workspaces/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { useDo } from "./queries";

/** Goal, persona and who leads; each is kept as soon as one leaves its field. */
export function About({ board }: { board: Board }) {
  const { t } = useTranslation("workshops");
  const { id: workspace } = useWorkspace();
  const { data: personas = [] } = useQuery(personasQuery(workspace));
  const { data: members = [] } = useQuery(membersQuery(workspace));
  const lead = useDo((seat, change: WorkshopPatch) => leadWorkshop(seat, change));
  const [goal, setGoal] = useState(board.goal);
  const [about, setAbout] = useState(board.persona_text);
  const leader = members.find(({ user_id }) => user_id === board.leader_user_id)?.id ?? null;
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} fz={18} mb="sm">{t("kickoff.about")}</Title>
      <Stack gap="sm">
        <Textarea
          label={t("goal.label")} placeholder={t("goal.like")} value={goal} maxLength={1000} autosize minRows={2}
          onChange={(event) => setGoal(event.currentTarget.value)} onBlur={() => goal.trim() !== board.goal && lead.mutate({ goal })}
        />
        <Group grow align="flex-start" preventGrowOverflow={false} wrap="wrap">
          {personas.length > 0 && (
            <Select
              miw={200} label={t("persona.known")} value={board.persona_id} clearable placeholder={t("persona.none")}
              clearButtonProps={{ "aria-label": t("ui:remove") }}
              data={personas.map(({ id, name }) => ({ value: id, label: name }))} onChange={(persona_id) => lead.mutate({ persona_id })}
            />
          )}
          {!board.persona_id && (
            <TextInput
              miw={200} label={t("persona.label")} placeholder={t("persona.like")} value={about} maxLength={300}
              onChange={(event) => setAbout(event.currentTarget.value)} onBlur={() => about.trim() !== board.persona_text && lead.mutate({ persona_text: about })}
            />
          )}
          <Select
            miw={200} label={t("kickoff.leader")} value={leader} allowDeselect={false}
            data={members.map((member) => ({ value: member.id, label: member.name || member.email }))}
            onChange={(leader_id) => leader_id && lead.mutate({ leader_id })}
          />
        </Group>
      </Stack>
    </Paper>
  );
}
