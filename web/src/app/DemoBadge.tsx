import { Badge, Code, Popover, Stack, Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSession } from "@/features/workspaces/queries";
import { useWorkspace } from "@/features/workspaces/useWorkspace";

/** Says that the company is made up and, on screens of another language, which language it speaks. */
export function DemoBadge() {
  const { t, i18n } = useTranslation("app");
  const { workspace } = useWorkspace();
  const { data: session } = useSession();
  if (!workspace?.is_demo) return null;
  const spoken = session?.demo_language ?? i18n.language;
  const isForeign = spoken !== i18n.language;
  return (
    <Popover width={340} position="bottom-start" withArrow>
      <Popover.Target>
        <UnstyledButton className="demo-button">
          <Badge color="orange" variant="light" radius="sm" tt="none" fw={600} className="demo-badge">
            {isForeign ? t("demo.label_in", { language: t(`demo.in.${spoken}`) }) : t("demo.label")}
          </Badge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">{t("demo.why")}</Text>
          {isForeign && (
            <>
              <Text size="sm">{t("demo.speaks", { company: workspace.name, language: t(`demo.in.${spoken}`) })}</Text>
              <Code block>{`tropa demo --language ${i18n.language}`}</Code>
            </>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
