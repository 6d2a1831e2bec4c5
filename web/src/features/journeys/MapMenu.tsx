import { ActionIcon, Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { removeMap } from "@/api/journeys";
import type { MapRef } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useUndoable } from "@/ui/useUndoable";
import { useWorkspace } from "../workspaces/useWorkspace";
import { mapsQuery } from "./queries";

/** Removing a map: gone from the list at once, from the server when nobody takes it back. */
export function MapMenu({ map }: { map: MapRef }) {
  const { t } = useTranslation("journeys");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const tell = useTellProblem();
  const undoable = useUndoable();
  const again = () => queries.invalidateQueries({ queryKey: mapsQuery(workspace).queryKey });
  const remove = () =>
    undoable({
      id: map.id, message: t("maps.removed", { title: map.title }),
      remove: () => removeMap(workspace, map.id).catch(tell).finally(again),
    });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon className="map-card-menu" variant="subtle" color="gray" size="sm" aria-label={t("action.menu", { name: map.title })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={remove}>
          {t("maps.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
