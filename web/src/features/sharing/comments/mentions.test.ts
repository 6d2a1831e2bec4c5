import { expect, test } from "vitest";
import { askedName, calledOf, filledIn, piecesOf, toKept, toWritten, unclearName } from "./mentions";

const ANNA = "6f1c2d3e-0000-4000-8000-000000000001";
const ANNA_MARIA = "6f1c2d3e-0000-4000-8000-000000000002";
const members = [
  { user_id: ANNA, name: "Anna", email: "a@example.org" }, { user_id: ANNA_MARIA, name: "Anna Maria", email: "m@example.org" },
  { user_id: "x", name: "", email: "jan@example.org" },
];
const people = [{ id: ANNA, name: "Anna" }, { id: ANNA_MARIA, name: "Anna Maria" }];

test("a name becomes an id and comes back as a name", () => {
  const kept = toKept("@Anna Maria, ask @Anna.", calledOf(members));
  expect(kept).toBe(`@{${ANNA_MARIA}}, ask @{${ANNA}}.`);
  expect(toWritten(kept, people)).toBe("@Anna Maria, ask @Anna.");
});

test("an address of mail, or a longer word, names nobody", () => {
  expect(toKept("write to me@Anna or @Annabel", calledOf(members))).toBe("write to me@Anna or @Annabel");
  expect(toKept("@jan@example.org", calledOf(members))).toBe("@{x}");
});

test("two of one name are told apart, and each keeps an id of their own", () => {
  const other = { user_id: ANNA_MARIA, name: "Anna", email: "other@example.org" };
  const twins = [...members.slice(0, 1), other];
  const called = calledOf(twins);
  expect(called.map((one) => one.name)).toEqual(["Anna (a@example.org)", "Anna (other@example.org)"]);
  const text = `@{${ANNA_MARIA}} and @{${ANNA}}`;
  expect(toWritten(text, called)).toBe("@Anna (other@example.org) and @Anna (a@example.org)");
  expect(toKept(toWritten(text, called), called)).toBe(text);
});

test("a name that several bear, written without saying which, is no mention but a question", () => {
  const twins = [...members, { user_id: "y", name: "Anna", email: "other@example.org" }];
  const kept = toKept("@Anna Maria or @Anna?", calledOf(twins));
  expect(kept).toBe(`@{${ANNA_MARIA}} or @Anna?`);
  expect(unclearName(kept, twins)).toBe("Anna");
  expect(unclearName(toKept("@Anna (a@example.org), me@Anna", calledOf(twins)), twins)).toBeNull();
  expect(unclearName(kept, members)).toBeNull();
});

test("whoever left keeps their id though a member bears their name", () => {
  const called = calledOf(members, [{ id: "gone", name: "Anna" }]);
  const text = `@{gone} and @{${ANNA}}`;
  expect(toKept(toWritten(text, called), called)).toBe(text);
});

test("whoever is gone is named by dots", () => {
  expect(piecesOf(`Hi @{${ANNA}}!`, [])).toEqual([{ text: "Hi " }, { person: "…" }, { text: "!" }]);
});

test("the name being typed is known by its @ and filled in at the caret", () => {
  expect(askedName("Hi @An", 6)).toBe("An");
  expect(askedName("me@An", 5)).toBeNull();
  expect(askedName("Hi there", 8)).toBeNull();
  expect(filledIn("Hi @An, look", 6, "Anna")).toEqual({ text: "Hi @Anna , look", caret: 9 });
});
