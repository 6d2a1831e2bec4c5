import { Alert, Group, Select, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MapRef, Persona, Segment } from "@/api/types";
import { useFormat } from "@/ui/format";
import { ProblemNote } from "@/ui/ProblemNote";
import { useFilterWords } from "../insights/filter/words";
import { lensesQuery } from "../insights/queries";
import { useFigureWords } from "../journeys/figureWords";
import { usePartWords } from "../journeys/map/names";
import { mapsQuery } from "../journeys/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { Part } from "./Part";
import { segmentFiguresQuery, segmentsQuery } from "./queries";
import { useSizeWords } from "./SegmentSize";
import { StageFigures } from "./StageFigures";

/** What is measured of the customers whom a persona stands for. */
export function PersonaNumbers({ persona }: { persona: Persona }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const { data: segments } = useQuery(segmentsQuery(workspace));
  const { data: maps } = useQuery(mapsQuery(workspace));
  const segment = segments?.find((one) => one.id === persona.segment_id);
  return (
    <Part title={t("numbers.title")}>
      {!persona.segment_id && <Text c="dimmed">{t("numbers.unbound")}</Text>}
      {persona.segment_id && !(segment && maps) && <Skeleton height={120} />}
      {segment && maps && <Numbers key={segment.id} segment={segment} maps={maps.filter((map) => !map.lens_id || map.lens_id === segment.lens_id)} />}
    </Part>
  );
}

function Numbers({ segment, maps }: { segment: Segment; maps: MapRef[] }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const [chosen, choose] = useState(maps[0]?.id ?? null);
  const map = maps.find((one) => one.id === chosen);
  const { data, error } = useQuery(segmentFiguresQuery(workspace, segment.id, map?.id ?? null));
  if (error) return <ProblemNote error={error} />;
  return (
    <Stack gap="md">
      <Size segment={segment} />
      {maps.length > 0 && (
        <Select
          label={t("numbers.map")} allowDeselect={false} maw={420} value={chosen} onChange={choose}
          data={maps.map((one) => ({ value: one.id, label: one.title }))}
        />
      )}
      {!data && <Skeleton height={160} />}
      {data && data.untold.length > 0 && <Untold parts={data.untold} />}
      {data && map && <StageFigures figures={data} />}
      {maps.length === 0 && <Text c="dimmed">{t("numbers.no_map")}</Text>}
    </Stack>
  );
}

function Size({ segment }: { segment: Segment }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const { date, number } = useFormat();
  const words = useFigureWords();
  const { data: lenses } = useQuery(lensesQuery(workspace));
  const { data } = useQuery(segmentFiguresQuery(workspace, segment.id, null));
  const size = useSizeWords(lenses?.find((one) => one.id === segment.lens_id)?.object_type);
  const rule = useFilterWords(segment.rule);
  if (!data) return <Skeleton height={46} />;
  const { share } = data;
  const range = share?.low != null && share.high != null ? words.range("share", "share", share.low, share.high) : "";
  const basis = [
    range && t("numbers.sure", { range }),
    data.cases !== null && t("journeys:figure.n", { n: number(data.cases) }),
    data.first_us !== null && data.last_us !== null && `${date(data.first_us)} – ${date(data.last_us)}`,
  ];
  return (
    <div>
      <Group gap={8} align="baseline">
        <Text fz={22} fw={650}>{size(data)}</Text>
        <Text size="sm" c="dimmed">{basis.filter(Boolean).join(" · ")}</Text>
      </Group>
      <Text size="sm" c="dimmed">{`${segment.name} (${rule})`}</Text>
    </div>
  );
}

/** Why no answer is counted: the rule speaks of what answers do not tell. */
export function Untold({ parts }: { parts: string[] }) {
  const { t } = useTranslation("personas");
  const wordsOf = usePartWords();
  return (
    <Alert variant="light" color="yellow" icon={<IconInfoCircle size={18} />}>
      {t("numbers.untold", { parts: wordsOf(parts) })}
    </Alert>
  );
}
