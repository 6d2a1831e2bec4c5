import { Menu } from "@mantine/core";
import { IconLink, IconRoute, IconSnowflake, IconUsersGroup } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "@/api/types";
import { useScene } from "../journeys/map/MapContext";
import { BeginToBe } from "../journeys/tobe/BeginToBe";
import { useWorkspace } from "../workspaces/useWorkspace";
import { SharePanel } from "./links/SharePanel";
import { ShowMenu } from "./showing/ShowMenu";
import { VersionsPanel } from "./versions/VersionsPanel";

/** What leaves the map for other eyes: versions, links, a room, paper. */
export function MapExtras({ mapId, filter }: { mapId: string; filter: Filter }) {
  const { t } = useTranslation("sharing");
  const { id: workspace, canEdit } = useWorkspace();
  const { map, measured, touchpoints, open } = useScene();
  const [panel, setPanel] = useState<"versions" | "links" | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const show = (next: "versions" | "links") => {
    open(null);
    setPanel(next);
  };
  const about = { mapId, filter, onClose: () => setPanel(null) };
  return (
    <>
      <ShowMenu still={{ document: map, measured, filter, touchpoints: [...touchpoints.values()] }} label={t("extras.menu")}>
        <Menu.Item
          leftSection={<IconUsersGroup size={16} />}
          renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/$map/workshops" params={{ workspace, map: mapId }} />}
        >
          {t("extras.workshops")}
        </Menu.Item>
        {canEdit && (
          <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => setBeginning(true)}>
            {t("tobe:begin.action")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconSnowflake size={16} />} onClick={() => show("versions")}>
          {t("extras.versions")}
        </Menu.Item>
        {canEdit && (
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => show("links")}>
            {t("extras.links")}
          </Menu.Item>
        )}
        <Menu.Divider />
      </ShowMenu>
      {isBeginning && <BeginToBe map={{ id: mapId, title: map.title }} onClose={() => setBeginning(false)} />}
      {panel === "versions" && <VersionsPanel {...about} />}
      {panel === "links" && <SharePanel {...about} />}
    </>
  );
}
