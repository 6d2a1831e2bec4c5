import { describe, expect, it } from "vitest";
import { widthOf, type Column } from "./columns";
import { briefest, densityOf, FAR_NARROWEST, squeezed } from "./density";

const columnsOfWidths = (...widths: number[]): Column[] =>
  widths.map((width, index) => ({
    key: `${index}`, stageId: "s", stepId: `${index}`, touchpointId: null, width,
    left: widths.slice(0, index).reduce((sum, one) => sum + one, 0),
  }));
const thirty = columnsOfWidths(...Array.from({ length: 30 }, (_, index) => (index % 2 ? 180 : 220)));

describe("a map from afar", () => {
  it("tells less the narrower its columns are", () => {
    expect([2, 1, 0.7, 0.5, 0.25].map((zoom) => densityOf(thirty, zoom))).toEqual(["whole", "whole", "whole", "brief", "far"]);
    expect(densityOf([], 0.2)).toBe("whole");
  });

  it("has narrower columns in the same proportions while words are read along the row", () => {
    expect(squeezed(thirty, 0.5).slice(0, 2)).toMatchObject([{ left: 0, width: 110 }, { left: 110, width: 90 }]);
  });

  it("has columns of one width from afar, never too narrow for a name", () => {
    expect(squeezed(thirty, 0.25).slice(0, 2)).toMatchObject([{ left: 0, width: 50 }, { left: 50, width: 50 }]);
    expect(squeezed(thirty, 0.15)[1]).toMatchObject({ left: FAR_NARROWEST, width: FAR_NARROWEST });
  });

  it("leaves what is larger than life to the browser", () => {
    expect(squeezed(thirty, 2)).toEqual(thirty);
  });

  it("puts thirty steps beside each other on a screen of 1,500 pixels", () => {
    expect(widthOf(squeezed(thirty, 1500 / widthOf(thirty)))).toBeCloseTo(1500);
  });

  it("knows how near one has to be to read along the row", () => {
    expect(densityOf(thirty, briefest(thirty))).toBe("brief");
    expect(densityOf(thirty, briefest(thirty) - 0.01)).toBe("far");
  });
});
