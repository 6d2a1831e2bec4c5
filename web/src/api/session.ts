import { BASE, call, csrfToken, rememberToken } from "./client";
import { ApiProblem } from "./problem";
import type { Session, User } from "./types";

const AUTH = "/_allauth/browser/v1";

export async function fetchSession(): Promise<Session> {
  const session = await call<Session>("GET", `${BASE}/session`);
  rememberToken(session.csrf_token);
  return session;
}

export function patchSession(change: Partial<Pick<User, "language" | "theme" | "name">>): Promise<Session> {
  return call("PATCH", `${BASE}/session`, { body: change });
}

/** One refused field of a sign-in form, in the server's words. */
export interface AuthRefusal {
  message: string;
  code: string;
  param?: string;
}

export class AuthProblem extends Error {
  readonly refusals: AuthRefusal[];
  readonly status: number;

  constructor(status: number, refusals: AuthRefusal[]) {
    super(refusals.map((refusal) => refusal.message).join(" "));
    this.status = status;
    this.refusals = refusals;
  }
}

/** allauth answers 401 with a pending flow when, say, the e-mail is still to be verified. */
async function auth(method: string, path: string, body?: unknown): Promise<{ pending: string | null }> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  headers["X-CSRFToken"] = csrfToken();
  headers["Accept-Language"] = document.documentElement.lang || navigator.language; // not the browser's, the reader's
  let response: Response;
  try {
    response = await fetch(`${AUTH}${path}`, {
      method,
      headers,
      credentials: "same-origin",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiProblem({ title: "", status: 0, code: "offline", detail: "" });
  }
  const answer = (await response.json().catch(() => ({}))) as {
    errors?: AuthRefusal[];
    data?: { flows?: { id: string; is_pending?: boolean }[] };
  };
  if (answer.errors) throw new AuthProblem(response.status, answer.errors);
  if (response.ok) return { pending: null };
  const pending = answer.data?.flows?.find((flow) => flow.is_pending)?.id ?? null;
  if (response.status === 401 && (pending || method === "DELETE")) return { pending };
  if (response.status === 401 && path === "/auth/password/reset") return { pending: null };
  throw new AuthProblem(response.status, []);
}

export const signIn = (email: string, password: string) => auth("POST", "/auth/login", { email, password });
export const signUp = (email: string, password: string) => auth("POST", "/auth/signup", { email, password });
export const signOut = () => auth("DELETE", "/auth/session");
export const requestReset = (email: string) => auth("POST", "/auth/password/request", { email });
export const resetPassword = (key: string, password: string) =>
  auth("POST", "/auth/password/reset", { key, password });
export const verifyEmail = (key: string) => auth("POST", "/auth/email/verify", { key });
