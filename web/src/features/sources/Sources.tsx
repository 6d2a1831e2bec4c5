import { Anchor, Button, Paper, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconDatabase } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Source } from "@/api/types";
import { Empty } from "@/ui/Empty";
import { useFormat } from "@/ui/format";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { sourcesQuery } from "./queries";

/** The systems that facts come from. */
export function Sources() {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const { data: sources, error, refetch } = useQuery(sourcesQuery(workspace));
  return (
    <Page title={t("sources.title")} about={t("sources.about")}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!sources && !error && <SkeletonRows rows={4} />}
      {sources?.length === 0 && (
        <Empty
          icon={IconDatabase}
          title={t("sources.empty")}
          text={t("sources.empty_text")}
          action={
            <Button renderRoot={(props) => <Link {...props} to="/w/$workspace/import" params={{ workspace }} />}>
              {t("sources.first")}
            </Button>
          }
        />
      )}
      {sources && sources.length > 0 && <SourceTable sources={sources} />}
    </Page>
  );
}

function SourceTable({ sources }: { sources: Source[] }) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const { number, date } = useFormat();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={680}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("sources.name")}</Table.Th>
              <Table.Th ta="right">{t("sources.events")}</Table.Th>
              <Table.Th ta="right">{t("sources.observations")}</Table.Th>
              <Table.Th ta="right">{t("sources.imports")}</Table.Th>
              <Table.Th>{t("sources.newest")}</Table.Th>
              <Table.Th>
                <span className="visually-hidden">{t("sources.dictionary")}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sources.map((source) => (
              <Table.Tr key={source.id}>
                <Table.Td fw={500}>{source.name}</Table.Td>
                <Table.Td ta="right">{number(source.events)}</Table.Td>
                <Table.Td ta="right">{number(source.observations)}</Table.Td>
                <Table.Td ta="right">{number(source.imports)}</Table.Td>
                <Table.Td>{source.newest_us === null ? "–" : date(source.newest_us)}</Table.Td>
                <Table.Td ta="right">
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link
                        {...props}
                        to="/w/$workspace/sources/$source"
                        params={{ workspace, source: source.id }}
                      />
                    )}
                  >
                    {t("sources.dictionary")}
                    <span className="visually-hidden">: {source.name}</span>
                  </Anchor>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
