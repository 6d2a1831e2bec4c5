import { expect, it } from "vitest";
import { columnsOf } from "./columns";
import { findOn } from "./find";
import { smallMap } from "./testing";
import { readZoom, zoomBy, zoomToFit } from "./zoom";

const map = { ...smallMap(), cells: [{ lane_id: "feel", step_id: "parcel", stage_id: null, text: "They PAY late", claim: null, content: null, link: null }] };
const words = { stage: (id: string) => id, lane: (id: string) => id, touchpoint: (id: string) => (id === "t-order" ? "Payment page" : id) };
const find = (sought: string) => findOn(map, columnsOf(map, 0), sought, words).map(({ row, column }) => [row, column]);

it("finds steps, touchpoints and what is written, row by row, whatever the case", () => {
  expect(find("pay")).toEqual([[1, 0], [1, 1], [3, 2]]);
});

it("finds stages once, and lanes by their names", () => {
  expect(find("buy")).toEqual([[0, 0]]);
  expect(find("feel")).toEqual([[3, -1]]);
  expect(find("  ")).toEqual([]);
});

it("zooms by levels and stays between 15 and 200 %", () => {
  expect([zoomBy(1, 1), zoomBy(1, -1), zoomBy(0.15, -1), zoomBy(2, 1), zoomBy(0.53, 1)]).toEqual([1.1, 0.9, 0.15, 2, 0.6]);
});

it("fits what is wide, and enlarges nothing", () => {
  expect([zoomToFit(1000, 2000), zoomToFit(1000, 500), zoomToFit(1000, 90_000), zoomToFit(0, 10)]).toEqual([0.5, 1, 0.15, 1]);
});

it("reads a kept zoom", () => {
  expect([readZoom(null), readZoom("0.7"), readZoom("99"), readZoom("x")]).toEqual([1, 0.7, 2, 1]);
});
