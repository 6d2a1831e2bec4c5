import { queryOptions } from "@tanstack/react-query";
import { fetchMaps } from "@/api/journeys";

export const mapsQuery = (workspace: string) =>
  queryOptions({ queryKey: ["maps", workspace], queryFn: () => fetchMaps(workspace), enabled: workspace !== "" });
