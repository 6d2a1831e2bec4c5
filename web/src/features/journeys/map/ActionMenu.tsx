import { Kbd, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { actionsAbout, type Target } from "@/canvas/actions";
import { writtenKey } from "@/canvas/keys";
import { lookupOf } from "@/canvas/lookup";
import { isMac } from "@/ui/isMac";
import { useHands, useScene } from "./MapContext";

/** Asks for the actions of a stage, a step or a lane; nothing for those who may only read. */
export function MenuButton({ target, name }: { target: Target; name: string }) {
  const { t } = useTranslation("journeys");
  const { canEdit, askMenu } = useHands();
  if (!canEdit) return null;
  return (
    <button
      type="button" className="menu-button" tabIndex={-1} aria-haspopup="menu" aria-label={t("action.menu", { name })}
      onClick={(event) => {
        event.stopPropagation();
        askMenu({ target, anchor: event.currentTarget });
      }}
    >
      <IconDots size={16} />
    </button>
  );
}

/** The one menu of the map, under the button that asked for it. */
export function ActionMenu() {
  const { menu, askMenu } = useScene();
  if (!menu) return null;
  const { bottom, right } = menu.anchor.getBoundingClientRect();
  const close = () => {
    askMenu(null);
    // A name that is being changed, or a dialog, has taken the focus by then: it keeps it.
    setTimeout(() => document.activeElement === document.body && (menu.anchor.closest<HTMLElement>("[data-row]") ?? menu.anchor).focus());
  };
  return (
    <Menu opened onClose={close} position="bottom-end" shadow="md" width={270} withinPortal returnFocus={false}>
      <Menu.Target>
        <span className="menu-anchor" style={{ top: bottom, left: right }} />
      </Menu.Target>
      <Menu.Dropdown onKeyDown={(event) => event.stopPropagation()}>
        <MenuItems target={menu.target} />
      </Menu.Dropdown>
    </Menu>
  );
}

function MenuItems({ target }: { target: Target }) {
  const { t } = useTranslation("journeys");
  const { contextFor, map } = useScene();
  const context = contextFor(target);
  const step = target.kind === "step" ? lookupOf(map).steps.get(target.id) : undefined;
  const lane = target.kind === "lane" ? map.lanes.find((one) => one.id === target.id) : undefined;
  const isOn: Record<string, boolean | undefined> = {
    moment_of_truth: step?.is_moment_of_truth, quick_win: step?.is_quick_win, instead: step ? step.instead_of !== null : undefined, collapse_lane: lane?.is_collapsed,
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
