import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconMap2, IconMapPin, IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { touchpointsQuery } from "@/features/facts/queries";
import { mapsQuery } from "@/features/journeys/queries";
import { ROOMS } from "./Rail";
import { useOffered } from "@/ui/offered";
import { useWorkspace } from "@/features/workspaces/useWorkspace";

/** Ctrl/⌘ K: screens, maps and touchpoints by name. */
export function Palette() {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { id } = useWorkspace();
  const { data: maps = [] } = useQuery(mapsQuery(id));
  const { data: touchpoints = [] } = useQuery(touchpointsQuery(id));
  const offered: SpotlightActionData[] = useOffered().map((one) => ({ id: `do-${one.id}`, label: one.label, onClick: one.perform }));
  const screens: SpotlightActionData[] = ROOMS.flatMap((room) => room.places).map((place) => ({
    id: place.key,
    label: t(`places.${place.key}`),
    leftSection: <place.icon size={18} stroke={1.7} />,
    onClick: () => void navigate({ to: place.to, params: { workspace: id } }),
  }));
  const mapActions: SpotlightActionData[] = maps.map((map) => ({
    id: `map-${map.id}`,
    label: map.title,
    leftSection: <IconMap2 size={18} stroke={1.7} />,
    onClick: () => void navigate({ to: "/w/$workspace/journeys/$map", params: { workspace: id, map: map.id } }),
  }));
  const touchpointActions: SpotlightActionData[] = touchpoints.map((touchpoint) => ({
    id: `touchpoint-${touchpoint.id}`,
    label: touchpoint.name,
    description: touchpoint.stage || undefined,
    leftSection: <IconMapPin size={18} stroke={1.7} />,
    onClick: () =>
      void navigate({ to: "/w/$workspace/touchpoints", params: { workspace: id }, hash: touchpoint.id }),
  }));
  const groups: SpotlightActionGroupData[] = [
    { group: t("palette.here"), actions: offered },
    { group: t("palette.go"), actions: screens },
    { group: t("places.journeys"), actions: mapActions },
    { group: t("places.touchpoints"), actions: touchpointActions },
  ].filter((group) => group.actions.length > 0);
  return (
    <Spotlight
      actions={groups}
      limit={12}
      shortcut={["mod + K"]}
      nothingFound={t("palette.nothing")}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.7} />,
        placeholder: t("palette.placeholder"),
        "aria-label": t("palette.placeholder"),
      }}
    />
  );
}
