import { afterEach, expect, test, vi } from "vitest";
import { fetchFile, nameOf } from "./download";

const answer = (body: string, status: number, headers: Record<string, string>) =>
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status, headers })));

afterEach(() => vi.unstubAllGlobals());

test("a refused file says in the server's words why", async () => {
  answer(JSON.stringify({ detail: "The map is too large for A4.", hint: "Choose A0." }), 422, { "content-type": "application/problem+json" });
  await expect(fetchFile("/export")).rejects.toMatchObject({ message: "The map is too large for A4.", hint: "Choose A0.", status: 422 });
});

test("a file comes whole and under its own name, whatever its letters", async () => {
  answer("stages", 200, { "content-type": "text/csv", "content-disposition": "attachment; filename*=utf-8''%D0%9F%D1%83%D1%82%D1%8C.csv" });
  const file = await fetchFile("/export");
  expect([file?.name, file?.blob.type, await file?.blob.text()]).toEqual(["Путь.csv", "text/csv", "stages"]);
  expect([nameOf('attachment; filename="a \\"b\\".csv"'), nameOf(null), nameOf("attachment")]).toEqual(['a "b".csv', "", ""]);
});

test("a file too large to be held is left to the browser", async () => {
  answer("x".repeat(11), 200, {});
  await expect(fetchFile("/export", 10)).resolves.toBeNull();
});

test("a server out of reach is told as such", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  await expect(fetchFile("/export")).rejects.toMatchObject({ status: 0, code: "offline" });
});

const sources = import.meta.glob<string>("../**/*.tsx", { eager: true, query: "?raw", import: "default" });

test("every file to be saved is asked for so that a refusal is shown", () => {
  const silent = Object.entries(sources).filter(([, code]) => /\sdownload(?:[=\s>])/.test(code) && !code.includes("useSaving("));
  expect(silent.map(([where]) => where)).toEqual([]);
});
