import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Page } from "@/ui/Page";
import { Departments } from "./settings/Departments";
import { Members } from "./settings/Members";
import { MentionMailSwitch } from "../sharing/comments/MentionMailSwitch";
import { Profile } from "./settings/Profile";
import { SlideMaster } from "./settings/SlideMaster";
import { WorkspaceForm } from "./settings/WorkspaceForm";
import { useWorkspace } from "./useWorkspace";

export function Settings() {
  const { t } = useTranslation("workspaces");
  const { workspace, isOwner } = useWorkspace();
  return (
    <Page title={t("settings.title")} about={workspace?.name}>
      <Tabs defaultValue={isOwner ? "workspace" : "departments"} keepMounted={false}>
        <Tabs.List mb="lg" className="one-row">
          {isOwner && <Tabs.Tab value="workspace">{t("settings.workspace")}</Tabs.Tab>}
          {isOwner && <Tabs.Tab value="members">{t("settings.members")}</Tabs.Tab>}
          <Tabs.Tab value="departments">{t("settings.departments")}</Tabs.Tab>
          <Tabs.Tab value="profile">{t("settings.profile")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="workspace">
          {workspace && <WorkspaceForm key={workspace.id} workspace={workspace} />}
          {workspace && <SlideMaster workspace={workspace} />}
        </Tabs.Panel>
        <Tabs.Panel value="members">
          <Members />
        </Tabs.Panel>
        <Tabs.Panel value="departments">
          <Departments />
        </Tabs.Panel>
        <Tabs.Panel value="profile">
          <Profile />
          <MentionMailSwitch />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
