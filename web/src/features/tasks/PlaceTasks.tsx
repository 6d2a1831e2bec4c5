import { Button, Group, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createWhys } from "@/api/tasks";
import type { JourneyMap, Task, WhyChain } from "@/api/types";
import { isSamePlace, type MapPlace } from "@/canvas/place";
import { useStaying } from "@/ui/leaving";
import { useWorkspace } from "../workspaces/useWorkspace";
import { placeOf } from "./place";
import { tasksQuery, useSend, whysQuery } from "./queries";
import { AddTask, TaskCard } from "./TaskCard";
import { TaskForm } from "./TaskForm";
import { NextWhy, Whys } from "./Whys";

interface PlaceTasksProps {
  map: JourneyMap;
  mapId: string;
  place: MapPlace;
  /** What is written at the place, where it is a pain that can be asked why. */
  pain?: string;
}

type Making = { kind: Task["kind"]; title: string } | null;

/** What is assumed at a place of the map, what is to be done about it, and why it hurts. */
export function PlaceTasks({ map, mapId, place, pain }: PlaceTasksProps) {
  const { t } = useTranslation("tasks");
  const { id: workspace, canEdit } = useWorkspace();
  const { data: tasks } = useQuery(tasksQuery(workspace));
  const { data: whys } = useQuery(whysQuery(workspace, mapId));
  const [making, setMaking] = useState<Making>(null);
  const here = useStaying(tasks)?.filter((task) => task.map_id === mapId && isSamePlace(placeOf(task), place)) ?? [];
  const chains = useStaying(whys)?.filter((chain) => isSamePlace(chain, place)) ?? [];
  const ofPlace = chains.filter((chain) => chain.hypothesis_id === null);
  const suppose = (title: string) => setMaking({ kind: "hypothesis", title });
  if (!canEdit && here.length === 0 && ofPlace.length === 0) return null;
  return (
    <>
      <section>
        <Title order={3} fz={15} mb={6}>
          {t("here.title")}
        </Title>
        <Stack gap="xs">
          {here.map((task) => (
            <TaskCard key={task.id} task={task} map={map}>
              <HypothesisWhys task={task} mapId={mapId} place={place} chains={chains} onCause={suppose} />
            </TaskCard>
          ))}
          {making ? (
            <TaskForm
              key={making.title} kind={making.kind} title={making.title} mapId={mapId} place={place} onDone={() => setMaking(null)}
            />
          ) : (
            canEdit && (
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => suppose("")}>
                  {t("add_hypothesis")}
                </Button>
                <Button size="xs" variant="default" onClick={() => setMaking({ kind: "task", title: "" })}>
                  {t("add_task")}
                </Button>
              </Group>
            )
          )}
        </Stack>
      </section>
      {(ofPlace.length > 0 || (canEdit && pain)) && (
        <section>
          <Title order={3} fz={15} mb={6}>
            {t("whys.title")}
          </Title>
          <Stack gap="xs">
            {ofPlace.map((chain) => (
              <Whys key={chain.id} chain={chain} onCause={suppose} />
            ))}
            {canEdit && pain && <FirstWhys mapId={mapId} place={place} pains={painsOf(pain, ofPlace.map((chain) => chain.pain))} />}
          </Stack>
        </section>
      )}
    </>
  );
}

interface HypothesisWhysProps {
  task: Task;
  mapId: string;
  place: MapPlace;
  chains: WhyChain[];
  onCause: (cause: string) => void;
}

/** The causes asked for a hypothesis, or the way to begin. */
function HypothesisWhys({ task, mapId, place, chains, onCause }: HypothesisWhysProps) {
  const { t } = useTranslation("tasks");
  const { canEdit } = useWorkspace();
  const begin = useBegin(mapId, place);
  const own = chains.filter((chain) => chain.hypothesis_id === task.id);
  if (own.length > 0) return own.map((chain) => <Whys key={chain.id} chain={chain} onCause={onCause} />);
  if (!canEdit || task.kind !== "hypothesis" || task.state !== "open") return null;
  return (
    <AddTask label={t("whys.begin")}>
      {() => (
        <NextWhy
          label={t("whys.first")} isPending={begin.isPending}
          onAnswer={(answer) => begin.mutate({ pain: task.title, answer, hypothesis: task.id })}
        />
      )}
    </AddTask>
  );
}

interface Beginning {
  pain: string;
  answer: string;
  hypothesis?: string;
}

/** The first "why" of a pain or a hypothesis, with its answer. */
function useBegin(mapId: string, place: MapPlace) {
  const { id: workspace } = useWorkspace();
  return useSend(
    ({ pain, answer, hypothesis }: Beginning) =>
      createWhys(workspace, { map_id: mapId, pain, answers: [answer], hypothesis_id: hypothesis ?? null, ...place }),
    whysQuery(workspace, mapId).queryKey,
  );
}

/** The pains of a cell that nobody has asked about yet: each line is one. */
function painsOf(text: string, asked: string[]): string[] {
  const lines = text.split("\n").map((line) => line.replace(/^\s*[-–•*]\s*/, "").trim()).filter(Boolean);
  return lines.filter((line) => !asked.includes(line));
}

interface FirstWhysProps {
  mapId: string;
  place: MapPlace;
  pains: string[];
}

function FirstWhys({ mapId, place, pains }: FirstWhysProps) {
  const { t } = useTranslation("tasks");
  const begin = useBegin(mapId, place);
  return pains.map((pain) => (
    <NextWhy key={pain} label={t("whys.ask", { answer: pain })} isPending={begin.isPending} onAnswer={(answer) => begin.mutate({ pain, answer })} />
  ));
}

/** The hypotheses of a whole map in one list, and a form that asks where on it. */
export function MapTasks({ map, mapId }: { map: JourneyMap; mapId: string }) {
  const { t } = useTranslation("tasks");
  const { id: workspace, canEdit } = useWorkspace();
  const { data } = useQuery(tasksQuery(workspace));
  const tasks = useStaying(data)?.filter((task) => task.map_id === mapId) ?? [];
  const open = tasks.filter((task) => task.state === "open");
  const closed = tasks.filter((task) => task.state !== "open");
  return (
    <Stack gap="xs">
      {canEdit && (
        <Group gap="xs">
          {(["hypothesis", "task"] as const).map((kind) => (
            <AddTask key={kind} label={t(`add_${kind}`)}>
              {(close) => <TaskForm kind={kind} mapId={mapId} map={map} onDone={close} />}
            </AddTask>
          ))}
        </Group>
      )}
      {open.map((task) => (
        <TaskCard key={task.id} task={task} map={map} />
      ))}
      {closed.length > 0 && (
        <Title order={3} fz={15} mt="sm">
          {t("group.closed")}
        </Title>
      )}
      {closed.map((task) => (
        <TaskCard key={task.id} task={task} map={map} />
      ))}
    </Stack>
  );
}
