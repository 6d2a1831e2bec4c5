import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { MapWhole } from "@/api/types";
import { useTellProblem } from "@/ui/notify";
import { useWorkspace } from "../../workspaces/useWorkspace";
import { mapsQuery } from "../queries";

/** Make a map in some way, then show it. */
export function useMapMaking<Order>(make: (workspace: string, order: Order) => Promise<MapWhole>) {
  const { id: workspace } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const onError = useTellProblem();
  return useMutation({
    mutationFn: (order: Order) => make(workspace, order),
    onSuccess: (map) => {
      void queries.invalidateQueries({ queryKey: mapsQuery(workspace).queryKey });
      void queries.invalidateQueries({ queryKey: ["touchpoints", workspace] });
      void navigate({ to: "/w/$workspace/journeys/$map", params: { workspace, map: map.id } });
    },
    onError,
  });
}
