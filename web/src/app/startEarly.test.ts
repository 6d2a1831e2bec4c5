import { afterEach, expect, test, vi } from "vitest";
import { createQueries } from "./queries";
import { startEarly } from "./startEarly";

vi.mock("./screens", () => ({ mapScreen: () => Promise.resolve({}) }));
const MAP = "c71ec930-5a91-4eba-b92f-415225560632";

function askedAt(pathname: string, search = ""): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(decodeURIComponent(address));
    return new Promise(() => undefined);
  });
  startEarly(createQueries(), { pathname, search });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test("a map is asked for at once, with its figures and who one is", () => {
  const rooms = "/api/v1/workspaces/w1";
  expect(askedAt(`/w/w1/journeys/${MAP}`)).toEqual([
    "/api/v1/session", rooms, `${rooms}/maps/${MAP}`, `${rooms}/maps/${MAP}/measured`, `${rooms}/lenses`, `${rooms}/touchpoints`,
  ]);
});

test("its figures are asked for under the filter of the address", () => {
  const filter = '{"cases":{"region":["north"]}}';
  const [found] = askedAt(`/w/w1/journeys/${MAP}`, `?filter=${encodeURIComponent(filter)}`).filter((one) => one.includes("/measured"));
  expect(found).toContain(filter);
});

test("elsewhere only who one is", () => {
  expect(askedAt("/w/w1")).toEqual(["/api/v1/session"]);
  expect(askedAt("/w/w1/journeys/new")).toEqual(["/api/v1/session"]);
});
