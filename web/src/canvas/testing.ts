import type { JourneyMap } from "@/api/types";

/** A small map for tests: two stages with two steps and one, an empty third, two lanes. */
export function smallMap(): JourneyMap {
  const step = (id: string, stage_id: string, name = id) => ({
    id, stage_id, name, touchpoint_id: `t-${id}`, is_moment_of_truth: false, is_quick_win: false, declined: [], instead_of: null, link: null,
  });
  return {
    id: "m", title: "Orders", lens_id: null, version: 1,
    stages: ["buy", "get", "leave"].map((id) => ({ id, name: id, name_key: null })),
    steps: [step("order", "buy"), step("pay", "buy"), step("parcel", "get")],
    lanes: [
      { id: "reach", kind: "reach", title: "", is_collapsed: false },
      { id: "feel", kind: "emotion", title: "", is_collapsed: false },
    ],
    cells: [],
  };
}
