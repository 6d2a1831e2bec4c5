import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconMap2, IconRoute, IconStack2, IconUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fetchLenses } from "@/api/insights";
import { fetchMaps } from "@/api/journeys";
import { useCases } from "@/ui/cases";
import { Empty } from "@/ui/Empty";
import { useFormat } from "@/ui/format";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { HomeTasks } from "../tasks/HomeTasks";
import { useSession } from "./queries";
import { useWorkspace } from "./useWorkspace";

/** Where a day begins: the maps and what stands behind them; in an empty workspace the one next step. */
export function Home() {
  const { t } = useTranslation("workspaces");
  const { id: workspace, workspace: own } = useWorkspace();
  const { data: session } = useSession();
  const { data: lenses, error } = useQuery({ queryKey: ["lenses", workspace], queryFn: () => fetchLenses(workspace) });
  const { data: maps } = useQuery({ queryKey: ["maps", workspace], queryFn: () => fetchMaps(workspace) });
  const { date } = useFormat();
  const cases = useCases();
  const name = session?.user?.name.split(" ")[0] ?? "";
  const title = name ? t("home.hello", { name }) : t("home.title");
  if (error) return <ProblemNote error={error} />;
  if (!lenses || !maps) return <SkeletonRows rows={4} height={60} />;
  if (lenses.length === 0 && maps.length === 0) {
    return (
      <Page title={title}>
        <Empty
          icon={IconUpload} title={t("home.first")} text={t("home.first_text")}
          action={
            <Button
              size="md" renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}
            >
              {t("home.first_action")}
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page title={title} about={own?.name}>
      <Stack gap="xl">
        <HomeTasks />
        <section>
          <Title order={2} fz={18} mb="sm">
            {t("home.maps")}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {maps.map((map) => (
              <Paper key={map.id} withBorder p="lg">
                <Group wrap="nowrap" gap="sm">
                  <IconMap2 size={22} stroke={1.6} aria-hidden />
                  <Anchor
                    fw={650} c="var(--mantine-color-text)"
                    renderRoot={(props) => (
                      <Link {...props} to="/w/$workspace/journeys/$map" params={{ workspace, map: map.id }} search={{ lens: map.lens_id ?? undefined }} />
                    )}
                  >
                    {map.title}
                  </Anchor>
                </Group>
              </Paper>
            ))}
            {maps.length === 0 && (
              <Anchor renderRoot={(props) => <Link {...props} to="/w/$workspace/journeys" params={{ workspace }} />}>
                {t("home.draw")}
              </Anchor>
            )}
          </SimpleGrid>
        </section>
        <section>
          <Title order={2} fz={18} mb="sm">
            {t("home.facts")}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {lenses.map((lens) => (
              <Paper key={lens.id} withBorder p="lg">
                <Text fw={650}>{lens.name}</Text>
                <Text size="sm" c="dimmed">
                  {[
                    cases(lens.cases, lens.object_type),
                    lens.first_us !== null && lens.last_us !== null ? `${date(lens.first_us)} – ${date(lens.last_us)}` : "",
                  ].filter(Boolean).join(", ")}
                </Text>
                <Group mt="md" gap="xs">
                  <Button
                    size="xs" variant="light" leftSection={<IconRoute size={15} />}
                    renderRoot={(props) => <Link {...props} to="/w/$workspace/process" params={{ workspace }} search={{ lens: lens.id }} />}
                  >
                    {t("home.process")}
                  </Button>
                  <Button
                    size="xs" variant="default" leftSection={<IconStack2 size={15} />}
                    renderRoot={(props) => <Link {...props} to="/w/$workspace/variants" params={{ workspace }} search={{ lens: lens.id }} />}
                  >
                    {t("home.variants")}
                  </Button>
                </Group>
              </Paper>
            ))}
          </SimpleGrid>
        </section>
      </Stack>
    </Page>
  );
}
