import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { actionsAbout, type MapAction } from "@/canvas/actions";
import { writtenKey } from "@/canvas/keys";
import { isMac } from "@/ui/isMac";
import { useScene } from "../map/MapContext";

const ADDS = ["add_touchpoint", "add_stage", "add_lane"];

/** Undo, redo, and what can be added; nothing for those who may only read. */
export function MapTools() {
  const { t } = useTranslation("journeys");
  const { contextFor, canEdit } = useScene();
  const context = contextFor({ kind: "map" });
  const actions = actionsAbout("map");
  const named = (name: string) => actions.find((action) => action.name === name);
  if (!canEdit) return null;
  const icon = (action: MapAction | undefined, Icon: typeof IconPlus) =>
    action && (
      <Tooltip label={`${t(action.label)} (${writtenKey(action.key ?? "", isMac)})`}>
        <ActionIcon
          size={36} variant="default" aria-label={t(action.label)} disabled={!action.enabled(context)}
          onClick={() => action.perform(context)}
        >
          <Icon size={18} />
        </ActionIcon>
      </Tooltip>
    );
  return (
    <>
      {icon(named("undo"), IconArrowBackUp)}
      {icon(named("redo"), IconArrowForwardUp)}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} />}>{t("tools.add")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ADDS.map(named).map(
            (action) =>
              action && (
                <Menu.Item
                  key={action.name} disabled={!action.enabled(context)} onClick={() => action.perform(context)}
                  rightSection={<span className="menu-key">{writtenKey(action.key ?? "", isMac)}</span>}
                >
                  {t(action.label)}
                </Menu.Item>
              ),
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
