import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Segment, SegmentFigures } from "@/api/types";
import { useCases, useCasesOfAll } from "@/ui/cases";
import { useFormat } from "@/ui/format";
import { lensesQuery } from "../insights/queries";
import { useWorkspace } from "../workspaces/useWorkspace";
import { segmentFiguresQuery } from "./queries";

/** "18% of 3,420 customers", or how many where the share is withheld. */
export function useSizeWords(objectType: string | undefined): (figures: SegmentFigures) => string {
  const { t } = useTranslation("personas");
  const { share } = useFormat();
  const cases = useCases();
  const casesOfAll = useCasesOfAll();
  return ({ share: found, cases: count, total_cases: total }) => {
    if (found?.value == null || total === null) return count === null ? "" : cases(count, objectType);
    return t("size", { share: share(found.value), all: casesOfAll(total, objectType) });
  };
}

/** How many customers a segment has. */
export function SegmentSize({ segment }: { segment: Segment }) {
  const { t } = useTranslation("personas");
  const { id: workspace } = useWorkspace();
  const { data: lenses } = useQuery(lensesQuery(workspace));
  const { data, error } = useQuery(segmentFiguresQuery(workspace, segment.id, null));
  const lens = lenses?.find((one) => one.id === segment.lens_id);
  const words = useSizeWords(lens?.object_type);
  if (error) return <Text size="sm" c="dimmed">{t("not_counted")}</Text>;
  if (!data) return <Skeleton height={20} width={150} />;
  return <Text size="sm" fw={600}>{words(data)}</Text>;
}
