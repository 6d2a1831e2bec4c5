import { addressOf, call } from "./client";
import type { BindingVersion, ReportedFigure, ReportedIn, Touchpoint, TouchpointIn } from "./types";
import { upload } from "./upload";
import { roomOf } from "./workspaces";

const at = (workspace: string, rest = "") => `${roomOf(workspace)}/touchpoints${rest}`;

export const fetchTouchpoints = (workspace: string) => call<Touchpoint[]>("GET", at(workspace));
export const createTouchpoint = (workspace: string, body: TouchpointIn) =>
  call<Touchpoint>("POST", at(workspace), { body });
export const patchTouchpoint = (workspace: string, id: string, body: Partial<TouchpointIn>) =>
  call<Touchpoint>("PATCH", at(workspace, `/${id}`), { body });
export const removeTouchpoint = (workspace: string, id: string) => call<undefined>("DELETE", at(workspace, `/${id}`));
export const mergeTouchpoints = (workspace: string, keep_id: string, merge_ids: string[]) =>
  call<{ merge_id: string; touchpoint: Touchpoint }>("POST", at(workspace, "/merge"), { body: { keep_id, merge_ids } });
export const undoMerge = (workspace: string, merge: string) =>
  call<Touchpoint>("POST", at(workspace, `/merges/${merge}/undo`), { body: {} });

export const fetchBindings = (workspace: string, id: string) => call<BindingVersion[]>("GET", at(workspace, `/${id}/bindings`));
export const setBindingsBack = (workspace: string, id: string, number: number) =>
  call<Touchpoint>("POST", at(workspace, `/${id}/bindings`), { body: { number } });

const reportedAt = (workspace: string, rest = "") => `${roomOf(workspace)}/reported${rest}`;

export const fetchReported = (workspace: string) => call<ReportedFigure[]>("GET", reportedAt(workspace));
export const createReported = (workspace: string, body: ReportedIn) =>
  call<ReportedFigure>("POST", reportedAt(workspace), { body });
export const reportedFileAt = (workspace: string, id: string) => addressOf(reportedAt(workspace, `/${id}/file`));
/** Send a report and put it behind its figure. */
export async function attachReport(workspace: string, id: string, file: File): Promise<ReportedFigure> {
  const { id: upload_id } = await upload(workspace, file, () => undefined).result;
  return call<ReportedFigure>("PUT", reportedAt(workspace, `/${id}/file`), { body: { upload_id } });
}
export const removeReported = (workspace: string, id: string) =>
  call<undefined>("DELETE", reportedAt(workspace, `/${id}`));
