import { Button, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconBulb } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { JourneyMap } from "@/api/types";
import { useStaying } from "@/ui/leaving";
import { SidePanel } from "../journeys/evidence/SidePanel";
import { useScene } from "../journeys/map/MapContext";
import { useWorkspace } from "../workspaces/useWorkspace";
import { MapTasks } from "./PlaceTasks";
import { tasksQuery } from "./queries";

/** Opens all hypotheses and tasks of a map beside it; tells how many are open. */
export function MapTasksButton({ map, mapId }: { map: JourneyMap; mapId: string }) {
  const { t } = useTranslation("tasks");
  const { id: workspace } = useWorkspace();
  const { data } = useQuery(tasksQuery(workspace));
  const tasks = useStaying(data) ?? [];
  const { opened, open } = useScene();
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked && opened === null;
  const count = tasks.filter((task) => task.map_id === mapId && task.state === "open").length;
  const toggle = () => {
    open(null);
    setAsked(!isOpen);
  };
  return (
    <>
      <Button
        variant="default" leftSection={<IconBulb size={16} />} aria-expanded={isOpen} onClick={toggle}
        rightSection={count > 0 && <Text span size="sm" c="dimmed">{count}</Text>}
      >
        {t("map.button")}
      </Button>
      {isOpen && (
        <SidePanel label={t("map.title")} onClose={() => setAsked(false)}>
          <Title order={2} fz={20} pr={36} mb={4}>
            {t("map.title")}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {t("map.about")}
          </Text>
          <MapTasks map={map} mapId={mapId} />
        </SidePanel>
      )}
    </>
  );
}
