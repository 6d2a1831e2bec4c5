import type { Handler } from "./answers";
import { maps } from "./maps";

const DAY = 86_400;
const names = ["Site visit", "Order placed", "Paid", "Handed to courier", "Delivered", "Review left", "Claim opened", "Claim inspected", "Replaced", "Refunded", "Call to support"];
const links: [number, number, number, number][] = [
  [0, 1, 3900, 0.02], [1, 2, 3600, 0.1], [2, 3, 3400, 1.2], [3, 4, 3300, 2.4], [4, 5, 900, 3], [4, 6, 410, 9],
  [6, 7, 390, 4.2], [7, 8, 210, 6], [7, 9, 150, 2], [1, 10, 240, 0.4], [10, 2, 200, 0.2], [6, 10, 130, 2.5],
  [10, 7, 110, 1], [1, 1, 90, 0.05], [10, 6, 40, 3], [8, 6, 25, 20], [2, 9, 60, 3],
];
const edges = links.map(([a, b, count, days]) => ({
  source: names[a] ?? "", target: names[b] ?? "", count, cases: Math.round(count * 0.96), mean_seconds: days * DAY,
}));
const graph = {
  nodes: names.map((activity, at) => ({ activity, count: [4000, 3900, 3650, 3400, 3300, 900, 430, 390, 210, 205, 380][at] ?? 1, cases: 300 })),
  edges, starts: [{ activity: "Site visit", cases: 3900 }, { activity: "Order placed", cases: 100 }],
  ends: [{ activity: "Delivered", cases: 2000 }, { activity: "Review left", cases: 900 }, { activity: "Replaced", cases: 185 }, { activity: "Refunded", cases: 205 }, { activity: "Paid", cases: 120 }],
  cases: 4000, hidden_share: 0, total_cases: 4000,
};
const lens = {
  id: "l1", name: "Orders", object_type: "order", starts: [], ends: [], wanted: null, idle_seconds: null,
  session_minutes: null, as_of_us: null, state: "ready", progress: 1, version: "1", is_outdated: false, cases: 4000, events: 21828,
  first_us: 1473066000e6, last_us: 1539763200e6,
  case_attributes: [{ name: "region", values: [{ value: "North", cases: 2100 }, { value: "South", cases: 1900 }] }],
  event_attributes: [], activities: [],
  channels: ["site", "app", "courier", "call"].map((value) => ({ value, cases: 900 })),
  departments: ["Sales", "Delivery", "Claims"].map((value) => ({ value, cases: 900 })),
};
const paths = [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5], [0, 1, 10, 2, 3, 4], [0, 1, 2, 3, 4, 6, 7, 8], [0, 1, 2, 3, 4, 6, 7, 9], [0, 1], [0, 1, 1, 2, 3, 4], [0, 1, 2, 9]];
const shares = [0.5, 0.2, 0.06, 0.05, 0.04, 0.03, 0.02, 0.015];
let sum = 0;
const variants = paths.map((path, at) => {
  const share = shares[at] ?? 0;
  sum += share;
  return { id: String(at), activities: path.map((place) => names[place]), cases: share * 4000, share, cumulative_share: sum, median_seconds: (3 + at) * DAY };
});

export const insights: Handler = (parts, method, url, body) => {
  const [what, , more] = parts;
  if (what === "maps") return maps(parts, method, url, body);
  if (what !== "lenses") return undefined;
  if (!more) return [lens];
  if (more === "summary") return { events: 21828, cases: url.searchParams.has("filter") ? 1204 : 4000, activities: 11, variants: 41, first_us: lens.first_us, last_us: lens.last_us, open_cases: 41, left_cut_cases: 3, ties: 41, as_of_us: lens.last_us };
  if (more === "graph") return graph;
  if (more === "variants") return { variants, total_variants: 41, total_cases: 4000, hidden_share: 1 - sum };
  if (more === "edge") {
    return {
      source: "Delivered", target: "Claim opened", count: 410, cases: 398, total_cases: 4000,
      waits: {
        n: 410, mean_seconds: 9 * DAY, median_seconds: 7.2 * DAY, p90_seconds: 19 * DAY, withheld: "",
        bins: [40, 90, 120, 70, 40, 25, 15, 10].map((count, at) => ({ from_seconds: at * 3 * DAY, to_seconds: at === 7 ? null : (at + 1) * 3 * DAY, count })),
      },
      sample_cases: ["100214", "100377", "101200"],
    };
  }
  if (more === "case") {
    return { case: "100214", attributes: { region: "North" }, steps: [0, 1, 2, 3, 4, 6].map((at, index) => ({ activity: names[at], time_us: (1500000000 + index * DAY) * 1e6, wait_us: index < 5 ? DAY * 1e6 : null, channel: "site", department: "Sales" })) };
  }
  return undefined;
};
