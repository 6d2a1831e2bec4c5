import { ActionIcon, Kbd, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { actionsAbout, type Target } from "@/canvas/actions";
import { writtenKey } from "@/canvas/keys";
import { useScene } from "./MapContext";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The actions of a stage, a step or a lane; nothing for those who may only read. */
export function ActionMenu({ target, name }: { target: Target; name: string }) {
  const { t } = useTranslation("journeys");
  const { canEdit } = useScene();
  const [isOpen, setOpen] = useState(false);
  if (!canEdit) return null;
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" width={270} withinPortal returnFocus>
      <Menu.Target>
        <ActionIcon
          className="menu-button" size="sm" variant="subtle" color="gray" tabIndex={-1}
          aria-label={t("action.menu", { name })} onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      {isOpen && (
        <Menu.Dropdown onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
          <MenuItems target={target} />
        </Menu.Dropdown>
      )}
    </Menu>
  );
}

function MenuItems({ target }: { target: Target }) {
  const { t } = useTranslation("journeys");
  const { contextFor, map } = useScene();
  const context = contextFor(target);
  const step = target.kind === "step" ? map.steps.find((one) => one.id === target.id) : undefined;
  const lane = target.kind === "lane" ? map.lanes.find((one) => one.id === target.id) : undefined;
  const isOn: Record<string, boolean | undefined> = {
    moment_of_truth: step?.is_moment_of_truth, quick_win: step?.is_quick_win, collapse_lane: lane?.is_collapsed,
  };
  return actionsAbout(target.kind).map((action) => (
    <Menu.Item
      key={action.name} disabled={!action.enabled(context)} color={action.danger ? "red" : undefined}
      onClick={() => action.perform(context)}
      rightSection={action.key && <Kbd size="xs">{writtenKey(action.key, isMac)}</Kbd>}
    >
      {t(isOn[action.name] ? `${action.label}_off` : action.label)}
    </Menu.Item>
  ));
}
