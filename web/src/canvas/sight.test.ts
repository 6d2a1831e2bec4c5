import { describe, expect, it } from "vitest";
import { drawnOf, sightOf } from "./sight";

const row = Array.from({ length: 100 }, (_, index) => ({ left: index * 100, width: 100 }));
const never = () => false;

describe("what is drawn", () => {
  it("is a small map whole", () => {
    const small = row.slice(0, 10);
    expect(drawnOf(small, sightOf(10, 0, 300), never).map(({ index }) => index)).toEqual(small.map((_, index) => index));
  });

  it("is of a wide map what is in sight and a little around it", () => {
    const drawn = drawnOf(row, sightOf(100, 5000, 1000), never);
    expect([drawn[0]?.index, drawn.at(-1)?.index]).toEqual([46, 63]);
  });

  it("stands where it would stand if all were drawn", () => {
    const drawn = drawnOf(row, sightOf(100, 5000, 1000), (_, index) => index === 3 || index === 90);
    let left = 0;
    for (const { item, gap } of drawn) {
      left += gap;
      expect(left).toBe(item.left);
      left += item.width;
    }
    expect(drawn.map(({ index }) => index)).toEqual(expect.arrayContaining([3, 90]));
  });
});
