import { Anchor, Box, Grid, Paper, Skeleton, Stack, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { useWorkspace } from "../workspaces/useWorkspace";
import { Agenda } from "./Agenda";
import { DoorCard } from "./DoorCard";
import { KickOff } from "./KickOff";
import { LeadCard } from "./LeadCard";
import { NoteBoard } from "./NoteBoard";
import { NoteForm } from "./NoteForm";
import { OwnRatings, RatedTable } from "./OwnRatings";
import { SeatContext } from "./queries";
import { Timer } from "./Timer";
import { useBoard } from "./useBoard";
import { VotedSteps } from "./VotedSteps";

/** A workshop as members see it: whoever leads it has its agenda, door and switches beside the notes. */
export function WorkshopScreen() {
  const { id: workspace } = useWorkspace();
  const { workshop = "" } = useParams({ strict: false }) as { workshop?: string };
  const seat = useMemo(() => ({ workspace, workshop }), [workspace, workshop]);
  const { data: board, error, refetch, dataUpdatedAt } = useBoard(seat);
  return (
    <SeatContext value={seat}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!board && !error && <Skeleton height={560} radius="lg" />}
      {board && <Room board={board} heardAt={dataUpdatedAt} />}
    </SeatContext>
  );
}

function Room({ board, heardAt }: { board: Board; heardAt: number }) {
  const { t } = useTranslation("workshops");
  const persona = board.persona_name || board.persona_text;
  const { id: workspace } = useWorkspace();
  const about = [persona && t("persona.is", { persona }), board.leader && t("leader.is", { name: board.leader })];
  return (
    <Page
      title={board.goal || t("list.unnamed")} actions={<Timer board={board} heardAt={heardAt} />}
      about={
        <>
          <Anchor renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/workshops" params={{ workspace, map: board.map_id }} />}>
            {t("list.of", { title: board.title })}
          </Anchor>
          {about.filter(Boolean).map((part) => <span key={String(part)}> · {part}</span>)}
        </>
      }
    >
      <Agenda board={board} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: board.is_leading ? 8 : 12 }} order={{ base: 2, md: 1 }}>
          <Stack gap="lg">
            {board.step === "kick_off" && <KickOff board={board} />}
            <RatedTable board={board} />
            {board.are_votes_shown && <VotedSteps board={board} />}
            {board.is_rating && board.takes_part && <OwnRatings board={board} />}
            <NoteBoard board={board} />
          </Stack>
        </Grid.Col>
        {board.is_leading && (
          <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
            <Stack gap="lg">
              <LeadCard board={board} />
              <DoorCard board={board} />
              {!board.is_ended && (
                <Paper withBorder p="md">
                  <Text fw={600} mb="xs">{t("note.write")}</Text>
                  <NoteForm board={board} />
                </Paper>
              )}
            </Stack>
          </Grid.Col>
        )}
      </Grid>
      <Box h={24} />
    </Page>
  );
}
