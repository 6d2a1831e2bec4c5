import { Box, Button, Group, Paper, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Joined } from "@/api/types";
import { joinWorkshop } from "@/api/workshops";
import { ApiProblem } from "@/api/problem";
import { Form } from "@/ui/Form";
import { ProblemNote } from "@/ui/ProblemNote";
import { LanguageSwitch } from "../workspaces/LanguageSwitch";
import { behindDoorQuery, SeatContext } from "./queries";
import { forgetSeat, keepSeat, keptSeat } from "./seats";
import { TakingPart } from "./TakingPart";
import { useBoard } from "./useBoard";

/** A guest's workshop, by its link or code: a name, and one is in. */
export function JoinScreen() {
  const { t } = useTranslation("workshops");
  const { door = "" } = useParams({ strict: false }) as { door?: string };
  const [seat, setSeat] = useState(() => keptSeat(door));
  useDocumentTitle(`${t("join.title")} · tropa`);
  const leave = () => {
    forgetSeat(door);
    setSeat(null);
  };
  return (
    <Box component="main" px="md" py="lg" maw={560} mx="auto">
      <Group justify="flex-end" mb="sm">
        <LanguageSwitch />
      </Group>
      {seat ? (
        <GuestBoard seat={seat} onGone={leave} />
      ) : (
        <Door
          door={door}
          onJoined={(joined) => {
            keepSeat(door, joined);
            setSeat(joined);
          }}
        />
      )}
    </Box>
  );
}

function Door({ door, onJoined }: { door: string; onJoined: (joined: Joined) => void }) {
  const { t } = useTranslation("workshops");
  const { data: behind, error, refetch } = useQuery(behindDoorQuery(door));
  const [name, setName] = useState("");
  const join = useMutation({ mutationFn: () => joinWorkshop(door, name.trim()), onSuccess: onJoined });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!behind) return <Skeleton height={320} radius="lg" />;
  return (
    <Paper withBorder p="lg">
      <Form onSubmit={() => name.trim() && join.mutate()}>
        <Stack gap="md">
          <div>
            <Text size="sm" c="dimmed">{behind.company}</Text>
            <Title order={1} fz={24} lh={1.25}>{behind.title}</Title>
            {behind.goal && <Text mt={4}>{behind.goal}</Text>}
          </div>
          <TextInput
            size="md" label={t("join.name")} description={t("join.why")} value={name} maxLength={60} autoComplete="nickname"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {join.error && <ProblemNote error={join.error} />}
          <Button type="submit" size="md" loading={join.isPending} disabled={!name.trim()}>{t("join.go")}</Button>
        </Stack>
      </Form>
    </Paper>
  );
}

function GuestBoard({ seat, onGone }: { seat: Joined; onGone: () => void }) {
  const { t } = useTranslation("workshops");
  const place = { workspace: seat.workspace_id, workshop: seat.workshop_id, secret: seat.secret };
  const { data: board, error, refetch, dataUpdatedAt } = useBoard(place);
  const isOut = error instanceof ApiProblem && (error.status === 401 || error.status === 404);
  return (
    <SeatContext value={place}>
      {error && <ProblemNote error={error} onRetry={isOut ? undefined : () => void refetch()} />}
      {isOut && <Button mt="md" variant="default" onClick={onGone}>{t("join.anew")}</Button>}
      {!board && !error && <Skeleton height={480} radius="lg" />}
      {board && !isOut && (
        <>
          <Title order={1} fz={22} lh={1.25}>{board.title}</Title>
          <Text size="sm" c="dimmed" mb="md">{t("join.as", { name: board.my_name })}</Text>
          <TakingPart board={board} heardAt={dataUpdatedAt} />
        </>
      )}
    </SeatContext>
  );
}
