import { Button, Group, Paper, SegmentedControl, SimpleGrid, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconFileImport, IconSparkles, IconSquarePlus } from "@tabler/icons-react";
import { useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { createFromTemplate, fetchTemplates } from "@/api/foreignMaps";
import type { MapTemplate } from "@/api/types";
import { isLanguage, LANGUAGES, type Language } from "@/i18n";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { lensesQuery } from "../../insights/queries";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { DrawMap } from "../DrawMap";
import { useMapMaking } from "./useMapMaking";

const EMPTY = "empty";

/** The ways in which a map can begin. */
export function NewMap() {
  const { t, i18n } = useTranslation("newmap");
  const { id: workspace, canEdit } = useWorkspace();
  const { data: templates, error, refetch } = useQuery({
    queryKey: ["map-templates", workspace, i18n.language], queryFn: () => fetchTemplates(workspace), staleTime: Infinity,
  });
  const [language, setLanguage] = useState<Language>(isLanguage(i18n.language) ? i18n.language : "en");
  const making = useMapMaking(createFromTemplate);
  const make = (template: string) => making.mutate({ template, language, title: "" });
  if (!canEdit) return <Page title={t("title")}>{t("only_editors")}</Page>;
  return (
    <Page title={t("title")} about={t("about")}>
      <Stack gap="xl">
        <Beginnings onEmpty={() => make(EMPTY)} isBusy={making.isPending} />
        <section>
          <Group justify="space-between" mb="sm">
            <Title order={2} fz={18}>
              {t("template.title")}
            </Title>
            <SegmentedControl
              size="xs" value={language} onChange={(chosen) => isLanguage(chosen) && setLanguage(chosen)}
              data={[...LANGUAGES]} aria-label={t("template.language")}
            />
          </Group>
          <Text c="dimmed" mb="md" maw={760}>
            {t("template.about")}
          </Text>
          {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
          {!templates && !error && <SkeletonRows rows={3} height={90} />}
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {templates?.filter((one) => one.key !== EMPTY).map((one) => (
              <TemplateCard key={one.key} template={one} isBusy={making.isPending} onChoose={() => make(one.key)} />
            ))}
          </SimpleGrid>
        </section>
      </Stack>
    </Page>
  );
}

function Beginnings({ onEmpty, isBusy }: { onEmpty: () => void; isBusy: boolean }) {
  const { t } = useTranslation("newmap");
  const { id: workspace } = useWorkspace();
  const { data: lenses } = useQuery(lensesQuery(workspace));
  const to = { workspace };
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Beginning icon={IconSparkles} title={t("facts.title")} about={t(lenses?.length === 0 ? "facts.none" : "facts.about")}>
        {lenses?.length === 0 ? (
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={to} />}>
            {t("facts.import")}
          </Button>
        ) : (
          <DrawMap lenses={lenses ?? []} />
        )}
      </Beginning>
      <Beginning icon={IconFileImport} title={t("file.title")} about={t("file.about")}>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys/import" params={to} />}>
          {t("file.action")}
        </Button>
      </Beginning>
      <Beginning icon={IconSquarePlus} title={t("empty.title")} about={t("empty.about")}>
        <Button variant="default" disabled={isBusy} onClick={onEmpty}>
          {t("empty.action")}
        </Button>
      </Beginning>
    </SimpleGrid>
  );
}

interface BeginningProps {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  about: string;
  children: ReactNode;
}

function Beginning({ icon: Icon, title, about, children }: BeginningProps) {
  return (
    <Paper withBorder p="lg">
      <Stack gap="sm" h="100%" align="flex-start">
        <ThemeIcon size={40} radius="md" variant="light">
          <Icon size={22} stroke={1.6} />
        </ThemeIcon>
        <Title order={2} fz={17}>
          {title}
        </Title>
        <Text c="dimmed" size="sm" flex={1}>
          {about}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}

interface TemplateCardProps {
  template: MapTemplate;
  isBusy: boolean;
  onChoose: () => void;
}

function TemplateCard({ template, isBusy, onChoose }: TemplateCardProps) {
  const { t } = useTranslation("newmap");
  const size = [t("template.stages", { count: template.stages }), t("template.steps", { count: template.steps })].join(" × ");
  return (
    <Paper withBorder p="lg">
      <Stack gap={8} h="100%" align="flex-start">
        <Title order={3} fz={17}>
          {template.name}
        </Title>
        <Text size="sm" c="dimmed" flex={1}>
          {template.about}
        </Text>
        <Group justify="space-between" w="100%">
          <Text size="sm">{size}</Text>
          <Button variant="light" size="xs" disabled={isBusy} onClick={onChoose} aria-label={t("template.choose", { name: template.name })}>
            {t("template.action")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
