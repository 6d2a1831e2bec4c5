import { call } from "./client";
import type { Care, CarePatch, Reminders, Task, TaskIn, TaskPatch, TaskState, WhyChain, WhysIn } from "./types";
import { roomOf } from "./workspaces";

const at = (workspace: string, rest = "") => `${roomOf(workspace)}/tasks${rest}`;

export const fetchTasks = (workspace: string) => call<Task[]>("GET", at(workspace));
export const createTask = (workspace: string, body: TaskIn) => call<Task>("POST", at(workspace), { body });
export const patchTask = (workspace: string, id: string, body: TaskPatch) =>
  call<Task>("PATCH", at(workspace, `/${id}`), { body });
export const decideTask = (workspace: string, id: string, body: { state: TaskState; reason?: string }) =>
  call<Task>("POST", at(workspace, `/${id}/verdict`), { body });
export const removeTask = (workspace: string, id: string) => call<undefined>("DELETE", at(workspace, `/${id}`));

const whysAt = (workspace: string, rest = "") => `${roomOf(workspace)}/whys${rest}`;

export const fetchWhys = (workspace: string, map_id: string) =>
  call<WhyChain[]>("GET", whysAt(workspace), { query: { map_id } });
export const createWhys = (workspace: string, body: WhysIn) => call<WhyChain>("POST", whysAt(workspace), { body });
export const patchWhys = (workspace: string, id: string, answers: string[]) =>
  call<WhyChain>("PATCH", whysAt(workspace, `/${id}`), { body: { answers } });
export const removeWhys = (workspace: string, id: string) => call<undefined>("DELETE", whysAt(workspace, `/${id}`));

const careAt = (workspace: string, map: string, rest = "") => `${roomOf(workspace)}/maps/${map}/care${rest}`;

export const fetchCares = (workspace: string) => call<Care[]>("GET", `${roomOf(workspace)}/map-care`);
export const patchCare = (workspace: string, map: string, body: CarePatch) =>
  call<Care>("PATCH", careAt(workspace, map), { body });
export const reviewMap = (workspace: string, map: string) =>
  call<Care>("POST", careAt(workspace, map, "/review"), { body: {} });

const remindersAt = (workspace: string, rest = "") => `${roomOf(workspace)}/reminders${rest}`;

export const fetchReminders = (workspace: string) => call<Reminders>("GET", remindersAt(workspace));
export const switchReminders = (workspace: string, is_on: boolean) =>
  call<Reminders>("PUT", remindersAt(workspace), { body: { is_on } });
export const switchOwnReminders = (workspace: string, is_on: boolean) =>
  call<Reminders>("PUT", remindersAt(workspace, "/mine"), { body: { is_on } });
