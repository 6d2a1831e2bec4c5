import type { Member, Person } from "@/api/types";

const TOKEN = /@\{([0-9a-f-]{36})\}/gi;

/** How somebody is called in a text. */
export const callName = (member: Pick<Member, "name" | "email">): string => member.name || member.email;

/** A piece of a comment: words, or somebody who is named. */
export type Piece = { text: string } | { person: string };

/** A comment in pieces; who is not known any more is named by three dots. */
export function piecesOf(text: string, people: Pick<Person, "id" | "name">[]): Piece[] {
  const names = new Map(people.map((one) => [one.id.toLowerCase(), one.name]));
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(TOKEN)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ person: names.get((found[1] ?? "").toLowerCase()) ?? "…" });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** A comment as it is written in a field: names instead of ids. */
export const toWritten = (text: string, people: Pick<Person, "id" | "name">[]): string =>
  piecesOf(text, people).map((piece) => ("person" in piece ? `@${piece.person}` : piece.text)).join("");

/** A comment as it is kept: ids instead of the names of members; the longest name that fits counts. */
export function toKept(written: string, members: Pick<Member, "user_id" | "name" | "email">[]): string {
  const byLength = members.toSorted((a, b) => callName(b).length - callName(a).length);
  let kept = "";
  let at = 0;
  while (at < written.length) {
    const rest = written.slice(at);
    const isStart = rest.startsWith("@") && !/[\p{L}\p{N}]$/u.test(kept);
    const member = isStart ? byLength.find((one) => startsWithName(rest, callName(one))) : undefined;
    if (member) {
      kept += `@{${member.user_id}}`;
      at += callName(member).length + 1;
    } else {
      kept += rest[0];
      at += 1;
    }
  }
  return kept;
}

const startsWithName = (rest: string, name: string) =>
  rest.slice(1).startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(1 + name.length));

/** What is being typed after an @ just before the caret; null where nobody is being named. */
export function askedName(written: string, caret: number): string | null {
  const found = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(written.slice(0, caret));
  return found ? (found[1] ?? "") : null;
}

/** The text with the name being typed filled in, and where the caret goes. */
export function filledIn(written: string, caret: number, name: string): { text: string; caret: number } {
  const asked = askedName(written, caret) ?? "";
  const before = `${written.slice(0, caret - asked.length)}${name} `;
  return { text: before + written.slice(caret), caret: before.length };
}
