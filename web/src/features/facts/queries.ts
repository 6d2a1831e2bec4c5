import { queryOptions } from "@tanstack/react-query";
import { fetchTouchpoints } from "@/api/facts";

export const touchpointsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspace],
    queryFn: () => fetchTouchpoints(workspace),
    enabled: workspace !== "",
  });
