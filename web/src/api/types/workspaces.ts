export type Role = "owner" | "editor" | "viewer";

export interface User {
  id: string;
  email: string;
  name: string;
  language: string;
  theme: "light" | "dark" | "auto";
}

export interface WorkspaceRef {
  id: string;
  name: string;
  role: Role;
}

export interface Session {
  user: User | null;
  workspaces: WorkspaceRef[];
  csrf_token: string;
  version: string;
  is_demo: boolean;
}

export interface Workspace extends WorkspaceRef {
  zone: string;
  currency: string;
  min_n: number;
  flag_n: number;
  is_demo: boolean;
}

export interface Member {
  id: string;
  user_id: string;
  email: string;
  name: string;
  role: Role;
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  token_url: string;
  expires_at: string;
}

export interface Department {
  id: string;
  name: string;
}

