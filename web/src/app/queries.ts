import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/api/problem";
import { sessionQuery } from "@/features/workspaces/queries";

const isLost = (error: unknown) => error instanceof ApiProblem && error.status === 401;

/** One cache for all screens; a lost session makes the shell ask for it again. */
export function createQueries(): QueryClient {
  const onError = (error: unknown) => {
    if (isLost(error)) void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => !(error instanceof ApiProblem && error.status > 0) && count < 2,
      },
    },
  });
  return client;
}
