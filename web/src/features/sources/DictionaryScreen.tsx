import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "@/ui/Page";
import { ProblemNote } from "@/ui/ProblemNote";
import { SkeletonRows } from "@/ui/SkeletonRows";
import { useWorkspace } from "../workspaces/useWorkspace";
import { Dictionary } from "./dictionary/Dictionary";
import { dictionaryQuery, sourcesQuery } from "./queries";

/** What the codes of one source mean. */
export function DictionaryScreen() {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const { source = "" } = useParams({ strict: false }) as { source?: string };
  const { data: sources } = useQuery(sourcesQuery(workspace));
  const { data, error, refetch, dataUpdatedAt } = useQuery(dictionaryQuery(workspace, source));
  const name = sources?.find((one) => one.id === source)?.name ?? "…";
  return (
    <Page title={t("dictionary.title", { source: name })} about={t("dictionary.about")}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={8} />}
      {data && <Dictionary key={dataUpdatedAt} source={source} entries={data.entries} />}
    </Page>
  );
}
