import type { ColumnMapping, EventMapping, EventRole, Mapping, Preview } from "@/api/types";

/** What a column of an event table can be, most used first. */
export const EVENT_ROLES: EventRole[] = [
  "case", "activity", "time", "end", "moment", "channel", "department", "case_attribute", "attribute", "text",
  "sequence", "event_id", "ignore",
];

const PLAIN: ColumnMapping = {
  role: "attribute", label: "", object_type: "case", privacy: "keep", personal: null, sequence: null,
};

/** Roles of which a table holds one column: choosing a second takes it from the first. */
const SINGLE: EventRole[] = ["activity", "time", "end", "sequence", "event_id", "channel", "department"];

export function columnOf(mapping: EventMapping, name: string): ColumnMapping {
  return { ...PLAIN, ...mapping.columns[name] };
}

export function withColumn(mapping: EventMapping, name: string, change: Partial<ColumnMapping>): EventMapping {
  const columns = { ...mapping.columns };
  if (change.role && SINGLE.includes(change.role)) {
    for (const [other, column] of Object.entries(columns)) {
      if (other !== name && column.role === change.role) columns[other] = { ...column, role: "attribute" };
    }
  }
  columns[name] = { ...columnOf(mapping, name), ...change };
  return { ...mapping, columns };
}

/** The proposal when the table is said to hold events after all. */
export function eventProposal(preview: Preview): EventMapping {
  const columns = Object.fromEntries(
    preview.columns.map((column) => [
      column.name,
      {
        ...PLAIN,
        role: EVENT_ROLES.includes(column.guess.role as EventRole) ? (column.guess.role as EventRole) : "attribute",
        personal: column.personal,
        privacy: column.personal ? ("hash" as const) : ("keep" as const),
      },
    ]),
  );
  return {
    kind: "events", columns, times: { zone: "UTC", day_first: null }, sequence: null,
    activity: "", channel: "", department: "",
  };
}

/** What is still missing before a table can become events. */
export function missingRoles(mapping: EventMapping): ("case" | "activity" | "time")[] {
  const roles = new Set(Object.values(mapping.columns).map((column) => column.role));
  const missing: ("case" | "activity" | "time")[] = [];
  if (!roles.has("case")) missing.push("case");
  if (!roles.has("activity") && !roles.has("moment") && !mapping.activity) missing.push("activity");
  if (!roles.has("time") && !roles.has("moment")) missing.push("time");
  return missing;
}

/** The kind of object whose number holds one journey together. */
export function objectTypeOf(mapping: Mapping): string {
  if (mapping.kind !== "events") return mapping.object_type;
  return Object.values(mapping.columns).find((column) => column.role === "case")?.object_type ?? "case";
}
