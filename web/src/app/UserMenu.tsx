import { Avatar, Menu, Text, UnstyledButton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconLogout, IconSettings } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { signOut } from "@/api/session";
import { useSession } from "@/features/workspaces/queries";
import { useWorkspace } from "@/features/workspaces/useWorkspace";
import { removeWaiting } from "@/ui/useUndoable";

function initialsOf(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  return words.slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join("");
}

export function UserMenu() {
  const { t } = useTranslation("app");
  const { data: session } = useSession();
  const { id } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: async () => {
      await removeWaiting();
      await signOut();
    },
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: "/sign-in" });
    },
  });
  const name = session?.user?.name || session?.user?.email || "";
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={t("user.menu")} title={name}>
          <Avatar color="indigo" size={32} radius="xl">
            {initialsOf(name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" truncate>
            {session?.user?.email}
          </Text>
        </Menu.Label>
        {id && (
          <Menu.Item
            leftSection={<IconSettings size={16} />}
            renderRoot={(props) => <Link {...props} to="/w/$workspace/settings" params={{ workspace: id }} />}
          >
            {t("places.settings")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          {t("user.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
