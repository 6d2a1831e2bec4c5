import type { Handler } from "./answers";

const columns = [
  ["order_id", "case", null], ["status", "activity", null], ["status_time", "time", null], ["channel", "channel", null],
  ["region", "case_attribute", null], ["phone", "attribute", "phone"], ["comment", "text", null],
] as const;

const rows = [
  ["100214", "Order placed", "03.04.2025 09:12", "site", "North", "+48 600 100 200", null],
  ["100214", "Paid", "03.04.2025 09:15", "site", "North", "+48 600 100 200", null],
  ["100215", "Order placed", "03.04.2025 10:02", "app", "South", "+48 600 100 201", "Please call before delivery"],
  ["100214", "Handed to courier", "04.04.2025 16:40", "warehouse", "North", "+48 600 100 200", null],
  ["100214", "Delivered", "06.04.2025 11:20", "courier", "North", "+48 600 100 200", "Came a day early, thank you"],
];

const preview = {
  file: "orders-2025.csv", kind: "csv", sheets: [], warnings: [],
  options: { encoding: "cp1250", separator: ";", decimal: ",", header_row: 1 },
  columns: columns.map(([name, role, personal], at) => ({
    name, samples: rows.map((row) => row[at] ?? ""), null_share: 0, personal,
    guess: { role, reason_key: "name", confidence: 0.9 },
  })),
  rows,
  mapping: {
    kind: "events",
    columns: Object.fromEntries(columns.map(([name, role, personal]) => [name, {
      role, label: "", object_type: name === "order_id" ? "order" : "case", privacy: personal ? "hash" : "keep",
      personal, sequence: null,
    }])),
    times: { zone: "Europe/Warsaw", day_first: null }, sequence: null, activity: "", channel: "", department: "",
  },
};

const understanding = {
  kind: "events", rows: 21843, events: 21840, cases: 4000, observations: 0, respondents: 0,
  first_us: 1473066000e6, last_us: 1539763200e6, zone: "America/Sao_Paulo", refused: 3,
  refusals: [
    { row: 218, column: "status_time", value: "32.04.2025", reason: "This is no date." },
    { row: 977, column: "order_id", value: "", reason: "The number of the order is missing." },
    { row: 12041, column: "status_time", value: "", reason: "The time is missing." },
  ],
  ties: 41, duplicates: 12, gaps: [{ from_us: 1480000000e6, to_us: 1482500000e6 }], suspicious: [],
  activities: ["Order placed", "Paid", "Handed to courier", "Delivered", "Cancelled"].map((code) => ({ code, count: 900 })),
  unknown_codes: ["Returned to sender", "On hold"], is_sample: false,
};

const report = {
  rows: 21843, taken: 21840, new: 21828, duplicates: 12, refused: 3, ties: 41, gaps: understanding.gaps,
  suspicious: [], warnings: [], first_us: understanding.first_us, last_us: understanding.last_us, cases: 4000,
};

const done = {
  id: "i1", source: { id: "s1", name: "Shop orders" }, file: "orders-2025.csv", state: "done", progress: 1,
  stage_key: "done", error: null, report, created_at: "2026-11-20T10:15:00Z", created_by: "Anna Nowak", lens_id: "l1",
};
const running = { ...done, id: "i2", file: "survey-autumn.xlsx", state: "running", progress: 0.42, report: null };

const entries = ["ORD_NEW", "PAY_OK", "SHIP_OUT", "DLV_DONE", "RET_REQ", "CLM_OPEN"].map((code, at) => ({
  code, touchpoint: ["Order on the site", "Payment", "Handing over to the courier", "", "", ""][at] ?? "",
  stage: at < 2 ? "Purchase" : "", channel: at < 2 ? "site" : "", departments: at < 2 ? ["Sales"] : [],
  accountable: at < 2 ? "Sales" : "", is_ignored: false, count: 4000 - at * 521, is_new: at > 3,
}));

export const sources: Handler = ([what, id, more], method) => {
  if (what === "uploads") {
    if (more === "preview") return preview;
    return more === "understand" ? understanding : { id: "up1", name: "orders-2025.csv", size_bytes: 2_400_000 };
  }
  if (what === "imports") return id ? (id === "i2" ? running : done) : method === "POST" ? running : [running, done];
  if (what === "sources") {
    if (more === "dictionary") return { entries };
    return [
      { id: "s1", name: "Shop orders", kind: "events", events: 21828, observations: 0, newest_us: 1539763200e6, imports: 2 },
      { id: "s2", name: "Autumn survey", kind: "observations", events: 0, observations: 5120, newest_us: 1539763200e6, imports: 1 },
    ];
  }
  if (what !== "touchpoints") return undefined;
  return ["Order on the site", "Payment", "Delivery by courier", "Call to the support line", "Smell of the shop"].map((name, at) => ({
    id: `t${at}`, name, stage: at < 2 ? "Purchase" : at < 3 ? "Delivery" : "Service",
    channels: [["site"], ["site", "app"], ["courier"], ["call"], []][at] ?? [],
    departments: at < 2 ? [{ id: "Sales", name: "Sales" }] : [{ id: "Delivery", name: "Delivery" }, { id: "Claims", name: "Claims" }],
    accountable: at === 4 ? null : { id: "Sales", name: "Sales" },
    promise: at === 2 ? { text: "With you in two days", value: 4.5, scale_min: 1, scale_max: 5 } : null,
    is_manual: at === 4, activities: at === 4 ? [] : [name], observation_names: at > 1 ? [name] : [],
    events: at === 4 ? 0 : 4000 - at * 700, observations: at > 1 ? 812 : 0, maps: 1,
  }));
};
