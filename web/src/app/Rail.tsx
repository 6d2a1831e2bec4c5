import { ActionIcon, Box, Group, NavLink, ScrollArea, Stack, Text, Tooltip } from "@mantine/core";
import {
  IconChecklist, IconDatabase, IconHome, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMap2, IconMapPin,
  IconRoute, IconSettings, IconStack2, IconUpload, IconUsers,
} from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "@/features/workspaces/LanguageSwitch";
import { ThemeSwitch } from "./ThemeSwitch";

type ScreenPath =
  | "/w/$workspace"
  | "/w/$workspace/journeys"
  | "/w/$workspace/personas"
  | "/w/$workspace/tasks"
  | "/w/$workspace/process"
  | "/w/$workspace/variants"
  | "/w/$workspace/import"
  | "/w/$workspace/sources"
  | "/w/$workspace/touchpoints"
  | "/w/$workspace/settings";

interface Place {
  key: string;
  to: ScreenPath;
  icon: ComponentType<{ size?: number; stroke?: number }>;
}

interface Room {
  key: string | null;
  places: Place[];
}

export const ROOMS: Room[] = [
  {
    key: null,
    places: [
      { key: "home", to: "/w/$workspace", icon: IconHome },
      { key: "journeys", to: "/w/$workspace/journeys", icon: IconMap2 },
      { key: "personas", to: "/w/$workspace/personas", icon: IconUsers },
      { key: "tasks", to: "/w/$workspace/tasks", icon: IconChecklist },
    ],
  },
  {
    key: "analysis",
    places: [
      { key: "process", to: "/w/$workspace/process", icon: IconRoute },
      { key: "variants", to: "/w/$workspace/variants", icon: IconStack2 },
    ],
  },
  {
    key: "data",
    places: [
      { key: "import", to: "/w/$workspace/import", icon: IconUpload },
      { key: "sources", to: "/w/$workspace/sources", icon: IconDatabase },
      { key: "touchpoints", to: "/w/$workspace/touchpoints", icon: IconMapPin },
    ],
  },
  { key: null, places: [{ key: "settings", to: "/w/$workspace/settings", icon: IconSettings }] },
];

interface RailProps {
  isNarrow: boolean;
  onNarrow: (isNarrow: boolean) => void;
  onGone: () => void;
}

export function Rail({ isNarrow, onNarrow, onGone }: RailProps) {
  const { t } = useTranslation("app");
  const narrowLabel = t(isNarrow ? "rail.widen" : "rail.narrow");
  return (
    <Stack h="100%" gap="xs">
      <ScrollArea flex={1} type="never">
        <Stack gap="md" component="nav" aria-label={t("rail.label")}>
          {ROOMS.map((room) => (
            <Box key={room.places[0]?.key}>
              {room.key && !isNarrow && (
                <Text size="xs" fw={600} c="dimmed" px="sm" pb={4}>
                  {t(`rooms.${room.key}`)}
                </Text>
              )}
              {room.places.map((place) => (
                <RailLink key={place.key} place={place} isNarrow={isNarrow} onGone={onGone} />
              ))}
            </Box>
          ))}
        </Stack>
      </ScrollArea>
      <Group hiddenFrom="sm" justify="space-between" p="xs">
        <LanguageSwitch />
        <ThemeSwitch />
      </Group>
      <Group visibleFrom="sm" justify={isNarrow ? "center" : "flex-end"}>
        <Tooltip label={narrowLabel} position="right">
          <ActionIcon variant="subtle" color="gray" aria-label={narrowLabel} onClick={() => onNarrow(!isNarrow)}>
            {isNarrow ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
          </ActionIcon>
        </Tooltip>
      </Group>
    </Stack>
  );
}

function RailLink({ place, isNarrow, onGone }: { place: Place; isNarrow: boolean; onGone: () => void }) {
  const { t } = useTranslation("app");
  const { workspace = "" } = useParams({ strict: false });
  const label = t(`places.${place.key}`);
  return (
    <Tooltip label={label} position="right" disabled={!isNarrow}>
      <NavLink
        renderRoot={(props) => (
          <Link
            {...props}
            to={place.to}
            params={{ workspace }}
            activeOptions={{ exact: place.key === "home", includeSearch: false }}
            activeProps={{ "data-active": true, "aria-current": "page" }}
          />
        )}
        label={isNarrow ? undefined : label}
        aria-label={isNarrow ? label : undefined}
        leftSection={<place.icon size={19} stroke={1.7} />}
        onClick={onGone}
        className="rail-link"
      />
    </Tooltip>
  );
}
