import { insights } from "./insights";
import { sources } from "./sources";

export interface Answer {
  status: number;
  body?: unknown;
}

export type Handler = (parts: string[], method: string, url: URL, body: string) => unknown;

const user = { id: "u1", email: "anna@example.com", name: "Anna Nowak", language: "", theme: "auto" };
const state = { isIn: true };
const WORKSPACE = { id: "w1", name: "Northern Electronics", role: "owner" };

const own: Handler = ([what]) => {
  if (what === "members") {
    return [
      { id: "m1", user_id: "u1", email: user.email, name: user.name, role: "owner" },
      { id: "m2", user_id: "u2", email: "jan@example.com", name: "Jan Kowalski", role: "editor" },
    ];
  }
  if (what === "invitations") return [];
  if (what === "departments") return ["Sales", "Delivery", "Claims", "Call centre"].map((name) => ({ id: name, name }));
  return undefined;
};

function workspace(parts: string[], method: string, url: URL, body: string): unknown {
  if (parts.length === 0) {
    return { ...WORKSPACE, zone: "Europe/Warsaw", currency: "PLN", min_n: 10, flag_n: 30, is_demo: true };
  }
  for (const handler of [own, sources, insights]) {
    const found = handler(parts, method, url, body);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the stub server says to one call. */
export function answer(method: string, url: URL, body: string): Answer {
  const parts = url.pathname.split("/").filter(Boolean);
  if (parts[0] === "_allauth") {
    state.isIn = method !== "DELETE";
    return { status: method === "DELETE" ? 401 : 200, body: { status: 200 } };
  }
  const [, , room, , ...rest] = parts;
  if (room === "session") {
    const who = state.isIn && !url.searchParams.has("out") ? user : null;
    return { status: 200, body: { user: who, workspaces: [WORKSPACE], csrf_token: "x", version: "0", is_demo: true } };
  }
  const found = room === "workspaces" ? workspace(rest, method, url, body) : undefined;
  return found === undefined
    ? { status: 404, body: { title: "Not found", status: 404, code: "not-found", detail: "" } }
    : { status: 200, body: found };
}
