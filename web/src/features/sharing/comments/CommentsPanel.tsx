import { Button, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Thread } from "@/api/types";
import { isSamePlace, WHOLE_MAP, type MapPlace } from "@/canvas/place";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { SidePanel } from "../../journeys/evidence/SidePanel";
import { useScene } from "../../journeys/map/MapContext";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { threadsQuery } from "../queries";
import { CommentField } from "./CommentField";
import "./comments.css";
import { isThere, usePlaceWords } from "./places";
import { ThreadCard } from "./ThreadCard";
import { useComments } from "./useComments";

interface CommentsPanelProps {
  mapId: string;
  place: MapPlace;
  /** A thread that somebody followed a link to. */
  thread: string | undefined;
  onPlace: (place: MapPlace) => void;
  onClose: () => void;
}

/** What is said about the map. While it is open, a click on a stage, a step or a cell says what one speaks of. */
export function CommentsPanel({ mapId, place, thread: chosen, onPlace, onClose }: CommentsPanelProps) {
  const { t } = useTranslation("sharing");
  const { id: workspace } = useWorkspace();
  const { map } = useScene();
  const { data: threads, error, refetch } = useQuery(threadsQuery(workspace, mapId));
  const deeds = useComments(mapId);
  const wordsOf = usePlaceWords(map);
  const [isShowingResolved, setShowingResolved] = useState(false);
  const isWhole = isSamePlace(place, WHOLE_MAP);
  useEffect(() => {
    if (chosen && threads) document.getElementById(`thread-${chosen}`)?.scrollIntoView({ block: "center" });
  }, [chosen, threads]);
  const shown = (threads ?? []).filter((one) => isShowingResolved || one.resolved_at === null || one.id === chosen);
  const [there, removed] = [shown.filter((one) => isThere(map, one)), shown.filter((one) => !isThere(map, one))];
  const here = isWhole ? there : [...there.filter((one) => isSamePlace(one, place)), ...there.filter((one) => !isSamePlace(one, place))];
  const card = (one: Thread, onGo?: () => void) => (
    <ThreadCard
      key={one.id} thread={one} place={wordsOf(one, one.place_words)} isChosen={one.id === chosen || (!isWhole && isSamePlace(one, place))}
      deeds={deeds} onPlace={onGo}
    />
  );
  const resolvedCount = (threads ?? []).filter((one) => one.resolved_at !== null).length;
  return (
    <SidePanel label={t("comments.title")} onClose={onClose}>
      <Stack gap="md">
        <div>
          <Title order={2} fz={20} pr={36}>
            {t("comments.title")}
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t("comments.about")}
          </Text>
        </div>
        <div>
          <Group justify="space-between" mb={4}>
            <Text size="sm" aria-live="polite">
              {t("comments.on")} <b>{wordsOf(place)}</b>
            </Text>
            {!isWhole && (
              <Button size="compact-xs" variant="subtle" onClick={() => onPlace(WHOLE_MAP)}>
                {t("comments.to_whole_map")}
              </Button>
            )}
          </Group>
          <CommentField
            label={t("comments.write")} action={t("comments.send")} isBusy={deeds.isBusy}
            onSend={(text) => deeds.begin(place, text)}
          />
        </div>
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {!threads && !error && <SkeletonRows rows={3} height={64} />}
        {resolvedCount > 0 && (
          <Switch
            size="sm" label={t("comments.show_resolved", { count: resolvedCount })} checked={isShowingResolved}
            onChange={(event) => setShowingResolved(event.currentTarget.checked)}
          />
        )}
        {threads?.length === 0 && <Text c="dimmed">{t("comments.none")}</Text>}
        {here.map((one) => card(one, () => onPlace({ stage_id: one.stage_id, step_id: one.step_id, lane_id: one.lane_id })))}
        {removed.length > 0 && (
          <Title order={3} fz={15}>
            {t("comments.removed_parts")}
          </Title>
        )}
        {removed.map((one) => card(one))}
      </Stack>
    </SidePanel>
  );
}
