import { addressOf, BASE, call } from "./client";
import type { Department, Invitation, Member, Role, Workspace } from "./types";

export const roomOf = (workspace: string) => `${BASE}/workspaces/${workspace}`;

export const fetchWorkspace = (id: string) => call<Workspace>("GET", roomOf(id));
export const createWorkspace = (body: { name: string; zone?: string }) =>
  call<Workspace>("POST", `${BASE}/workspaces`, { body });
export const patchWorkspace = (id: string, body: Partial<Workspace>) =>
  call<Workspace>("PATCH", roomOf(id), { body });

/** The company's own .pptx for slides; the server looks at it with distrust and may refuse it. */
export const sendSlideMaster = (id: string, file: File) =>
  call<Workspace>("PUT", addressOf(`${roomOf(id)}/slide-master`, { name: file.name }), { body: file });
export const removeSlideMaster = (id: string) => call<Workspace>("DELETE", `${roomOf(id)}/slide-master`);

export const fetchMembers = (id: string) => call<Member[]>("GET", `${roomOf(id)}/members`);
export const patchMember = (id: string, member: string, role: Role) =>
  call<Member>("PATCH", `${roomOf(id)}/members/${member}`, { body: { role } });
export const removeMember = (id: string, member: string) =>
  call<undefined>("DELETE", `${roomOf(id)}/members/${member}`);

export const fetchInvitations = (id: string) => call<Invitation[]>("GET", `${roomOf(id)}/invitations`);
export const invite = (id: string, body: { email: string; role: Role }) =>
  call<Invitation>("POST", `${roomOf(id)}/invitations`, { body });
export const withdrawInvitation = (id: string, invitation: string) =>
  call<undefined>("DELETE", `${roomOf(id)}/invitations/${invitation}`);
export const acceptInvitation = (token: string) =>
  call<Workspace>("POST", `${BASE}/invitations/${token}/accept`, { body: {} });

export const fetchDepartments = (id: string) => call<Department[]>("GET", `${roomOf(id)}/departments`);
export const createDepartment = (id: string, name: string) =>
  call<Department>("POST", `${roomOf(id)}/departments`, { body: { name } });
export const renameDepartment = (id: string, department: string, name: string) =>
  call<Department>("PATCH", `${roomOf(id)}/departments/${department}`, { body: { name } });
export const removeDepartment = (id: string, department: string) =>
  call<undefined>("DELETE", `${roomOf(id)}/departments/${department}`);
