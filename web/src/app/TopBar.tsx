import { Box, Burger, Group, Kbd, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Bell } from "@/features/sharing/comments/Bell";
import { LanguageSwitch } from "@/features/workspaces/LanguageSwitch";
import { DemoBadge } from "./DemoBadge";
import { Logo } from "./Logo";
import { ThemeSwitch } from "./ThemeSwitch";
import { UserMenu } from "./UserMenu";
import { WorkspaceSwitch } from "./WorkspaceSwitch";

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K";

export function TopBar({ isRailOpen, onRail }: { isRailOpen: boolean; onRail: () => void }) {
  const { t } = useTranslation("app");
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Burger opened={isRailOpen} onClick={onRail} hiddenFrom="sm" size="sm" aria-label={t("rail.open")} />
        <Logo />
        <WorkspaceSwitch />
        <Box visibleFrom="sm">
          <DemoBadge />
        </Box>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton className="search-button" onClick={() => spotlight.open()}>
          <IconSearch size={16} stroke={1.8} />
          <Box component="span" hiddenFrom="md">
            <VisuallyHidden>{t("palette.open")}</VisuallyHidden>
          </Box>
          <Text size="sm" visibleFrom="md">
            {t("palette.open")}
          </Text>
          <Kbd size="xs" visibleFrom="md">
            {shortcut}
          </Kbd>
        </UnstyledButton>
        <Group gap="xs" wrap="nowrap" visibleFrom="sm">
          <LanguageSwitch />
          <ThemeSwitch />
        </Group>
        <Bell />
        <UserMenu />
      </Group>
    </Group>
  );
}
