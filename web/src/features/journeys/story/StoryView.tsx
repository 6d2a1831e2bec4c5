import { Group, Skeleton, Text, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fetchStory, storyAddress } from "@/api/story";
import type { Filter, JourneyMap, Story } from "@/api/types";
import { ProblemNote } from "@/ui/ProblemNote";
import { SaveButton } from "@/ui/SaveButton";
import { MoneyField } from "./MoneyField";
import "./story.css";
import { SuggestedMarks } from "./SuggestedMarks";

interface StoryViewProps {
  workspace: string;
  map: JourneyMap;
  mapId: string;
  filter: Filter;
}

/** The map on one page, before it leaves as paper or as a slide. */
export function StoryView({ workspace, map, mapId, filter }: StoryViewProps) {
  const { t, i18n } = useTranslation("story");
  const asked = { filter, language: i18n.language };
  const { data, error, refetch } = useQuery({
    queryKey: ["story", workspace, mapId, asked, map.version], queryFn: () => fetchStory(workspace, mapId, asked),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={480} radius="lg" />;
  return (
    <section aria-label={t("title")}>
      <Group justify="space-between" mb="md" gap="sm" align="flex-end">
        <MoneyField workspace={workspace} lensId={map.lens_id} />
        <Group gap="sm">
          {(["pdf", "pptx"] as const).map((kind) => (
            <SaveButton key={kind} href={storyAddress(workspace, mapId, asked, kind)} variant="light">
              {t(`file.${kind}`)}
            </SaveButton>
          ))}
        </Group>
      </Group>
      <div className="story-columns">
        <StorySide side="problems" findings={data.problems} />
        <StorySide side="strengths" findings={data.strengths} />
      </div>
      <section className="story-unknown">
        <Title order={2} fz={16} mb={6}>{t("unknown")}</Title>
        <ul>
          {data.unknown.map((line) => <li key={line}>{line}</li>)}
        </ul>
      </section>
      <Text size="sm" c="dimmed" mt="sm">{data.rule}</Text>
      <SuggestedMarks workspace={workspace} mapId={mapId} filter={filter} />
    </section>
  );
}

interface StorySideProps {
  side: "problems" | "strengths";
  findings: Story["problems"];
}

function StorySide({ side, findings }: StorySideProps) {
  const { t } = useTranslation("story");
  return (
    <section className="story-side" data-side={side}>
      <Title order={2} fz={16} className="story-head">{t(`side.${side}`)}</Title>
      {findings.length === 0 && <Text c="dimmed" mt="sm">{t(`none.${side}`)}</Text>}
      <ol className="story-list">
        {findings.map((one) => (
          <li key={one.touchpoint_id}>
            <div>
              <b>{one.step}</b> <span className="story-stage">{one.stage}</span>
            </div>
            <div>{one.says}</div>
            <div className="story-facts">{one.facts}</div>
            {one.money && <div className="story-money">{one.money}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
