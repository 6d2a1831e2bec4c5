import { Group, Menu, Text, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconCheck, IconPlus, IconSelector } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/features/workspaces/queries";
import { useWorkspace } from "@/features/workspaces/useWorkspace";

export function WorkspaceSwitch() {
  const { t } = useTranslation("app");
  const { data: session } = useSession();
  const { id, workspace } = useWorkspace();
  const name = workspace?.name ?? session?.workspaces.find((one) => one.id === id)?.name ?? "";
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className="workspace-button" aria-label={t("workspace.switch", { name })}>
          <Group gap={6} wrap="nowrap" miw={0}>
            <Text size="sm" fw={600} truncate maw={{ base: 110, sm: 240 }}>
              {name}
            </Text>
            <IconSelector size={15} stroke={1.7} />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {session?.workspaces.map((one) => (
          <Menu.Item
            key={one.id}
            rightSection={one.id === id ? <IconCheck size={16} /> : null}
            // Another workspace has other journeys: what is left out here would come along.
            renderRoot={(props) => <Link {...props} to="/w/$workspace" params={{ workspace: one.id }} search={{ lens: undefined, filter: undefined }} />}
          >
            {one.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPlus size={16} />}
          renderRoot={(props) => <Link {...props} to="/new-workspace" />}
        >
          {t("workspace.new")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
