import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { patchSession } from "@/api/session";
import { useSession } from "@/features/workspaces/queries";

export function ThemeSwitch() {
  const { t } = useTranslation("app");
  const { data: session } = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const remember = useMutation({ mutationFn: (theme: "light" | "dark") => patchSession({ theme }) });
  const kept = session?.user?.theme;
  useEffect(() => {
    const isChosenHere = localStorage.getItem("mantine-color-scheme-value") !== null;
    if (kept && kept !== "auto" && !isChosenHere) setColorScheme(kept);
  }, [kept, setColorScheme]);
  const other = scheme === "dark" ? "light" : "dark";
  const label = t(`theme.${other}`);
  const choose = () => {
    setColorScheme(other);
    if (session?.user) remember.mutate(other);
  };
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={choose}>
        {scheme === "dark" ? <IconSun size={19} stroke={1.7} /> : <IconMoon size={19} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  );
}
