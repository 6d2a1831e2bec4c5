import { queryOptions } from "@tanstack/react-query";
import { fetchReported, fetchTouchpoints } from "@/api/facts";

export const touchpointsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["touchpoints", workspace],
    queryFn: () => fetchTouchpoints(workspace),
    enabled: workspace !== "",
  });

export const reportedQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["reported", workspace],
    queryFn: () => fetchReported(workspace),
    enabled: workspace !== "",
  });
