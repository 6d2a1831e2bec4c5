import { ApiProblem, problemOf } from "./problem";

export const BASE = "/api/v1";

let sessionToken = "";

/** Remember the token of the session, for servers that hide the cookie from scripts. */
export function rememberToken(token: string): void {
  sessionToken = token;
}

export function csrfToken(): string {
  const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  return cookie ? decodeURIComponent(cookie) : sessionToken;
}

type Query = Record<string, string | number | boolean | null | undefined>;

interface CallOptions {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** Whoever has no session speaks by a secret of their own; no cookie goes along. */
  secret?: string;
}

export function addressOf(path: string, query: Query = {}): string {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(parts.map(([key, value]) => [key, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

/** The one door to the server: JSON in, JSON out, every refusal an ApiProblem. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const isRaw = options.body instanceof FormData || options.body instanceof Blob;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (options.body !== undefined && !isRaw) headers["Content-Type"] = "application/json";
  if (options.secret !== undefined) headers.Authorization = `Bearer ${options.secret}`;
  else if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  let response: Response;
  try {
    response = await fetch(addressOf(path, options.query), {
      method,
      headers,
      credentials: options.secret === undefined ? "same-origin" : "omit",
      // A removal asked for while the page closes still arrives.
      keepalive: method === "DELETE",
      signal: options.signal,
      body: isRaw ? (options.body as FormData | Blob) : options.body === undefined ? undefined : JSON.stringify(options.body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ title: "", status: 0, code: "offline", detail: "" });
  }
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}
