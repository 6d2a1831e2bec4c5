import { addressOf, BASE, call } from "./client";
import type { MapFile } from "./journeys";
import type {
  Comment, Filter, MapChange, MapVersion, Mention, MentionMail, NewShareLink, Shared, ShareLink, ShareLinkIn, Thread, ThreadIn,
  VersionRef,
} from "./types";
import { roomOf } from "./workspaces";

const atMap = (workspace: string, map: string, rest: string) => `${roomOf(workspace)}/maps/${map}/${rest}`;
const atVersion = (workspace: string, version: string, rest = "") => `${roomOf(workspace)}/versions/${version}${rest}`;

export const fetchVersions = (workspace: string, map: string) => call<VersionRef[]>("GET", atMap(workspace, map, "versions"));
export const keepVersion = (workspace: string, map: string, body: { name: string; note: string; filter: Filter }) =>
  call<VersionRef>("POST", atMap(workspace, map, "versions"), { body });
export const fetchVersion = (workspace: string, version: string) => call<MapVersion>("GET", atVersion(workspace, version));
export const removeVersion = (workspace: string, version: string) => call<undefined>("DELETE", atVersion(workspace, version));
export const continueVersion = (workspace: string, version: string) =>
  call<MapChange>("POST", atVersion(workspace, version, "/continue"), { body: {} });
export const versionExportAddress = (workspace: string, version: string, file: MapFile) =>
  addressOf(atVersion(workspace, version, "/export"), { ...file });

export const fetchShareLinks = (workspace: string, map: string) => call<ShareLink[]>("GET", atMap(workspace, map, "share-links"));
export const createShareLink = (workspace: string, map: string, body: ShareLinkIn) =>
  call<NewShareLink>("POST", atMap(workspace, map, "share-links"), { body });
export const endShareLink = (workspace: string, link: string) =>
  call<ShareLink>("DELETE", `${roomOf(workspace)}/share-links/${link}`);
export const fetchShared = (token: string) => call<Shared>("GET", `${BASE}/shared/${encodeURIComponent(token)}`);

export const fetchThreads = (workspace: string, map: string) => call<Thread[]>("GET", atMap(workspace, map, "threads"));
export const beginThread = (workspace: string, map: string, body: ThreadIn) =>
  call<Thread>("POST", atMap(workspace, map, "threads"), { body });
export const answerThread = (workspace: string, thread: string, text: string) =>
  call<Thread>("POST", `${roomOf(workspace)}/threads/${thread}/comments`, { body: { text } });
export const resolveThread = (workspace: string, thread: string, is_resolved: boolean) =>
  call<Thread>("PATCH", `${roomOf(workspace)}/threads/${thread}`, { body: { is_resolved } });
export const changeComment = (workspace: string, comment: Comment["id"], text: string) =>
  call<Thread>("PATCH", `${roomOf(workspace)}/comments/${comment}`, { body: { text } });
export const removeComment = (workspace: string, comment: Comment["id"]) =>
  call<undefined>("DELETE", `${roomOf(workspace)}/comments/${comment}`);

export const fetchMentions = (workspace: string) => call<Mention[]>("GET", `${roomOf(workspace)}/mentions`);
export const seeMentions = (workspace: string, ids: string[]) =>
  call<undefined>("POST", `${roomOf(workspace)}/mentions/seen`, { body: { ids } });
export const fetchMentionMail = () => call<MentionMail>("GET", `${BASE}/mention-mail`);
export const chooseMentionMail = (is_on: boolean) => call<MentionMail>("PUT", `${BASE}/mention-mail`, { body: { is_on } });
