import { expect, test } from "vitest";
import { refusalsOf, type FieldOfForm } from "./refusals";

const field = (name: string, value: string, more: Partial<FieldOfForm> = {}): FieldOfForm => ({
  name, value, required: true, minLength: -1, validity: { typeMismatch: false }, ...more,
});

test("a field that must be written is not taken empty or blank; another may stay empty", () => {
  expect([...refusalsOf([field("name", " "), field("note", "", { required: false }), field("title", "x")])]).toEqual([["name", { why: "missing", count: 0 }]]);
});

test("an address that is none and a password that is too short are told apart", () => {
  const found = refusalsOf([field("email", "anna", { validity: { typeMismatch: true } }), field("password", "1234567", { minLength: 8 })]);
  expect([...found.values()].map(({ why, count }) => [why, count])).toEqual([["address", 0], ["short", 8]]);
});

const sources = import.meta.glob<string>(["../**/*.tsx", "!./Form.tsx"], { eager: true, query: "?raw", import: "default" });
const written = Object.entries(sources);

test("no form leaves it to the browser to say what is missing, in whatever language that speaks", () => {
  expect(written.filter(([, code]) => /<form\b/.test(code)).map(([where]) => where)).toEqual([]);
});

test("every field that a form may refuse shows why", () => {
  const silent = written.filter(([, code]) => code.includes("<Form")).filter(([, code]) => {
    const fields = code.match(/<(TextInput|PasswordInput|NumberInput|Textarea|Autocomplete)\b(?:[^<]|<(?![A-Z/]))*?\/>/g) ?? [];
    return fields.some((one) => /\brequired\b/.test(one) && !(/\bname="/.test(one) && one.includes("errorOf(")));
  });
  expect(silent.map(([where]) => where)).toEqual([]);
});
