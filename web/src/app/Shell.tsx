import { AppShell, Box } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isLanguage, speak } from "@/i18n";
import { ZoneContext } from "@/ui/zone";
import { DemoBadge } from "./DemoBadge";
import { Palette } from "./Palette";
import { useSession } from "@/features/workspaces/queries";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";
import { useWorkspace } from "@/features/workspaces/useWorkspace";

/** The frame of every workspace screen: rail on the left, bar on top. */
export function Shell() {
  const { t, i18n } = useTranslation("app");
  const { workspace } = useWorkspace();
  const { data: session } = useSession();
  const [isOpen, drawer] = useDisclosure();
  const [isNarrow, setNarrow] = useLocalStorage({ key: "tropa-rail-narrow", defaultValue: false });
  const language = session?.user?.language;
  useEffect(() => {
    if (isLanguage(language) && language !== i18n.language) void speak(language);
    // Only when the account's language changes: a click on the switch speaks by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [language]);
  return (
    <ZoneContext value={workspace?.zone ?? "UTC"}>
      <a href="#content" className="skip-link">
        {t("skip")}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: isNarrow ? 68 : 220, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
        transitionDuration={150}
      >
        <AppShell.Header>
          <TopBar isRailOpen={isOpen} onRail={drawer.toggle} />
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t("rail.label")}>
          <Rail isNarrow={isNarrow} onNarrow={setNarrow} onGone={drawer.close} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <Box px={{ base: "sm", sm: "xl" }} py="lg">
            <Box hiddenFrom="sm" className="demo-strip">
              <DemoBadge />
            </Box>
            <Outlet />
          </Box>
        </AppShell.Main>
      </AppShell>
      <Palette />
    </ZoneContext>
  );
}
