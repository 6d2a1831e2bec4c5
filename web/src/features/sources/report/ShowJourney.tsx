import { Button, Group } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconMap2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { createMap, fetchMaps } from "@/api/journeys";
import { fetchLenses } from "@/api/insights";
import type { Import } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useWorkspace } from "../../workspaces/useWorkspace";

/** The map drawn from the facts just taken: the one there is, else a new one. */
export function ShowJourney({ one }: { one: Import }) {
  const { t } = useTranslation("sources");
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellProblem();
  const lens = one.lens_id;
  const { data: lenses } = useQuery({
    queryKey: ["lenses", workspace],
    queryFn: () => fetchLenses(workspace),
    refetchInterval: (query) => (query.state.data?.some((each) => each.state === "building") ? 1000 : false),
  });
  const isBuilding = lenses?.find((each) => each.id === lens)?.state === "building";
  const show = useMutation({
    mutationFn: async (lensId: string) => {
      const maps = await fetchMaps(workspace);
      return maps.find((map): boolean => map.lens_id === lensId) ?? (await createMap(workspace, { lens_id: lensId }));
    },
    onSuccess: async (map) => {
      await queries.invalidateQueries({ queryKey: ["maps", workspace] });
      await navigate({
        to: "/w/$workspace/journeys/$map",
        params: { workspace, map: map.id },
        search: { lens: map.lens_id ?? undefined },
      });
    },
    onError: tell,
  });
  if (!lens) {
    return (
      <Button
        variant="light"
        renderRoot={(props) => <Link {...props} to="/w/$workspace/touchpoints" params={{ workspace }} />}
      >
        {t("report.see_touchpoints")}
      </Button>
    );
  }
  return (
    <Group>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link {...props} to="/w/$workspace/sources/$source" params={{ workspace, source: one.source.id }} />
        )}
      >
        {t("report.dictionary")}
      </Button>
      <Button
        leftSection={<IconMap2 size={18} />}
        loading={show.isPending || isBuilding}
        onClick={() => show.mutate(lens)}
      >
        {t("report.show")}
      </Button>
    </Group>
  );
}
