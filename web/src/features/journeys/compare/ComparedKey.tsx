import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCases, useCasesOfAll } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { usePartWords } from "../map/names";
import { useComparedScene, type ComparedGroup } from "./ComparedContext";
import { GroupMark } from "./GroupMark";

/** Who is who on the compared map, how many each are, and what cannot be told of them. */
export function ComparedKey({ objectType }: { objectType: string | undefined }) {
  const { t } = useTranslation("compare");
  const scene = useComparedScene();
  if (!scene) return null;
  const first = scene.groups[0];
  return (
    <section className="compared-key" aria-label={t("key")}>
      <Group gap="lg">
        {scene.groups.map((group) => (
          <KeyEntry key={group.segment.segment_id} group={group} objectType={objectType} />
        ))}
      </Group>
      {scene.isDifference && first && <Text size="sm" c="dimmed">{t("against", { name: first.name })}</Text>}
      {scene.groups.map((group) => (
        <Notes key={group.segment.segment_id} group={group} first={first} objectType={objectType} />
      ))}
    </section>
  );
}

function KeyEntry({ group, objectType }: { group: ComparedGroup; objectType: string | undefined }) {
  const { t } = useTranslation("compare");
  const { share } = useFormat();
  const cases = useCases();
  const casesOfAll = useCasesOfAll();
  const { segment, place, name } = group;
  const { share: part, total_cases: all } = segment;
  const size = [
    segment.cases === null ? "" : cases(segment.cases, objectType),
    part?.value == null || all === null ? "" : t("personas:size", { share: share(part.value), all: casesOfAll(all, objectType) }),
  ];
  return (
    <span className="key-entry">
      <GroupMark place={place} hasLine />
      <b>{name}</b>
      <span className="figure-small">{size.filter(Boolean).join(" · ")}</span>
    </span>
  );
}

interface NotesProps {
  group: ComparedGroup;
  first: ComparedGroup | undefined;
  objectType: string | undefined;
}

function Notes({ group, first, objectType }: NotesProps) {
  const { t } = useTranslation("compare");
  const cases = useCases();
  const wordsOf = usePartWords();
  const { segment, name } = group;
  return (
    <>
      {segment.untold.length > 0 && (
        <Text size="sm" className="not-narrowed">{t("untold", { name, parts: wordsOf(segment.untold) })}</Text>
      )}
      {first && segment.shared_with_first > 0 && (
        <Text size="sm" className="not-narrowed">
          {t("shared", { name, first: first.name, both: cases(segment.shared_with_first, objectType) })}
        </Text>
      )}
    </>
  );
}
