import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { forgetOthers, sessionQuery } from "../queries";

/** Go in: ask who we are now, then to where the visitor wanted to go. */
export function useEnter(next = "/") {
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    forgetOthers(queries);
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await router.navigate({ href: next });
  };
}
