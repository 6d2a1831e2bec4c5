import { queryOptions } from "@tanstack/react-query";
import {
  fetchMentionMail, fetchMentions, fetchShared, fetchShareLinks, fetchThreads, fetchVersion, fetchVersions,
} from "@/api/sharing";

export const versionsQuery = (workspace: string, map: string) =>
  queryOptions({ queryKey: ["versions", workspace, map], queryFn: () => fetchVersions(workspace, map) });

/** A version never changes: asked once, kept. */
export const versionQuery = (workspace: string, version: string) =>
  queryOptions({ queryKey: ["version", workspace, version], queryFn: () => fetchVersion(workspace, version), staleTime: Infinity });

export const shareLinksQuery = (workspace: string, map: string) =>
  queryOptions({ queryKey: ["share-links", workspace, map], queryFn: () => fetchShareLinks(workspace, map) });

export const sharedQuery = (token: string) =>
  queryOptions({ queryKey: ["shared", token], queryFn: () => fetchShared(token), staleTime: 60_000 });

export const threadsQuery = (workspace: string, map: string) =>
  queryOptions({ queryKey: ["comments", workspace, map], queryFn: () => fetchThreads(workspace, map) });

const EVERY_MINUTE_MS = 60_000;

export const mentionsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["mentions", workspace], queryFn: () => fetchMentions(workspace), enabled: workspace !== "",
    refetchInterval: EVERY_MINUTE_MS,
  });

export const mentionMailQuery = queryOptions({ queryKey: ["mention-mail"], queryFn: fetchMentionMail });
