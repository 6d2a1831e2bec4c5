import { Drawer, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Touchpoint } from "@/api/types";
import { OnMaps } from "../journeys/nesting/OnMaps";
import { Bindings } from "./Bindings";
import { Reported } from "./Reported";
import { TouchpointForm } from "./TouchpointForm";

interface TouchpointDrawerProps {
  touchpoint: Touchpoint | undefined;
  isOpen: boolean;
  onClose: () => void;
}

/** One touchpoint to read and edit, or a new one. */
export function TouchpointDrawer({ touchpoint, isOpen, onClose }: TouchpointDrawerProps) {
  const { t } = useTranslation("facts");
  return (
    <Drawer
      opened={isOpen} onClose={onClose} position="right" size={480}
      title={<Text fw={650} fz={17}>{touchpoint?.name ?? t("add")}</Text>}
      closeButtonProps={{ "aria-label": t("ui:close") }} overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {isOpen && <TouchpointForm key={touchpoint?.id ?? "new"} touchpoint={touchpoint} onDone={onClose} />}
      {isOpen && touchpoint && <OnMaps touchpoint={touchpoint.id} name={touchpoint.name} />}
      {isOpen && touchpoint && <Bindings key={touchpoint.id} touchpoint={touchpoint} />}
      {isOpen && touchpoint && <Reported touchpoint={touchpoint.id} />}
    </Drawer>
  );
}
