import type { Member, Person } from "@/api/types";

/** Somebody, and what stands for them in a text. */
export type Named = Pick<Person, "id" | "name">;

const TOKEN = /@\{([0-9a-f-]{36})\}/gi;

/** How somebody is called in a text. */
export const callName = (member: Pick<Member, "name" | "email">): string => member.name || member.email;

/** A piece of a comment: words, or somebody who is named. */
export type Piece = { text: string } | { person: string };

/** A comment in pieces; who is not known any more is named by three dots. */
export function piecesOf(text: string, people: Named[]): Piece[] {
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
export const toWritten = (text: string, people: Named[]): string =>
  piecesOf(text, people).map((piece) => ("person" in piece ? `@${piece.person}` : piece.text)).join("");

type Known = Pick<Member, "user_id" | "name" | "email">;

/** Who may be named in a comment, by what is written for them: the members, and whom it names already. Two of one name are told apart. */
export function calledOf(members: Known[], named: Named[] = []): Named[] {
  const known = members.map((one) => ({ id: one.user_id, name: callName(one), email: one.email }));
  const others = named.filter((one) => !known.some(({ id }) => id === one.id)).map((one) => ({ ...one, email: "" }));
  const people = [...known, ...others];
  return people.map(({ id, name, email }) => {
    const twins = people.filter((one) => one.name === name);
    return { id, name: twins.length > 1 ? `${name} (${email || twins.findIndex((one) => one.id === id) + 1})` : name };
  });
}

/** A comment as it is kept: ids instead of names; the longest name that fits counts. */
export function toKept(written: string, people: Named[]): string {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  let kept = "";
  let at = 0;
  while (at < written.length) {
    const rest = written.slice(at);
    const isStart = rest.startsWith("@") && !/[\p{L}\p{N}]$/u.test(kept);
    const person = isStart ? byLength.find((one) => startsWithName(rest, one.name)) : undefined;
    if (person) {
      kept += `@{${person.id}}`;
      at += person.name.length + 1;
    } else {
      kept += rest[0];
      at += 1;
    }
  }
  return kept;
}

/** The name of several members that a comment calls without telling which of them; null where there is none. */
export function unclearName(kept: string, members: Known[]): string | null {
  const names = members.map(callName);
  const shared = names.filter((name, index) => names.indexOf(name) !== index);
  const starts = [...kept.matchAll(/(?<![\p{L}\p{N}])@/gu)].map((found) => kept.slice(found.index));
  return shared.find((name) => starts.some((rest) => startsWithName(rest, name))) ?? null;
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
