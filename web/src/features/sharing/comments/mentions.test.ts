import { expect, test } from "vitest";
import { askedName, filledIn, piecesOf, toKept, toWritten } from "./mentions";

const ANNA = "6f1c2d3e-0000-4000-8000-000000000001";
const ANNA_MARIA = "6f1c2d3e-0000-4000-8000-000000000002";
const members = [
  { user_id: ANNA, name: "Anna", email: "a@example.org" }, { user_id: ANNA_MARIA, name: "Anna Maria", email: "m@example.org" },
  { user_id: "x", name: "", email: "jan@example.org" },
];
const people = [{ id: ANNA, name: "Anna" }, { id: ANNA_MARIA, name: "Anna Maria" }];

test("a name becomes an id and comes back as a name", () => {
  const kept = toKept("@Anna Maria, ask @Anna.", members);
  expect(kept).toBe(`@{${ANNA_MARIA}}, ask @{${ANNA}}.`);
  expect(toWritten(kept, people)).toBe("@Anna Maria, ask @Anna.");
});

test("an address of mail, or a longer word, names nobody", () => {
  expect(toKept("write to me@Anna or @Annabel", members)).toBe("write to me@Anna or @Annabel");
  expect(toKept("@jan@example.org", members)).toBe("@{x}");
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
