import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Persona, Segment } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useStaying } from "@/ui/leaving";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { PersonaDrawer } from "./PersonaDrawer";
import "./personas.css";
import { Portrait } from "./Portrait";
import { personasQuery, segmentsQuery } from "./queries";
import { Segments } from "./Segments";
import { SegmentSize } from "./SegmentSize";

/** Who the customers are: the personas a team has drawn, and the rules that make them measurable. */
export function Personas() {
  const { t } = useTranslation("personas");
  const { id: workspace, canEdit } = useWorkspace();
  const { data, error, refetch } = useQuery(personasQuery(workspace));
  const { data: segments } = useQuery(segmentsQuery(workspace));
  const personas = useStaying(data);
  const [isAdding, setAdding] = useState(false);
  const add = canEdit && (
    <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} about={t("about")} actions={personas?.length ? add : null}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!personas && !error && <SkeletonRows rows={4} height={90} />}
      {personas?.length === 0 && <Empty icon={IconUsers} title={t("empty")} text={t("empty_text")} action={add} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {personas?.map((persona) => (
          <PersonaCard key={persona.id} persona={persona} segment={segments?.find((one) => one.id === persona.segment_id)} />
        ))}
      </SimpleGrid>
      <Segments />
      <PersonaDrawer persona={undefined} isOpen={isAdding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function PersonaCard({ persona, segment }: { persona: Persona; segment: Segment | undefined }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const quote = persona.quotes[0];
  return (
    <Paper withBorder p="lg" className="persona-card">
      <Group wrap="nowrap" align="flex-start">
        <Portrait workspace={workspace} persona={persona} size={72} />
        <Stack gap={2} miw={0}>
          <Title order={2} fz={17} lh={1.3}>
            <Anchor
              className="persona-link"
              renderRoot={(props) => <Link {...props} to="/w/$workspace/personas/$persona" params={{ workspace, persona: persona.id }} />}
            >
              {persona.name}
            </Anchor>
          </Title>
          <Text size="sm" c="dimmed">{persona.role_line}</Text>
          {segment ? <SegmentSize segment={segment} /> : <Text size="sm" c="dimmed">{t("unbound_short")}</Text>}
        </Stack>
      </Group>
      {quote && <q className="persona-quote">{quote}</q>}
    </Paper>
  );
}
