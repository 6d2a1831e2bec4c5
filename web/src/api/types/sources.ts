import type { LensIn } from "./insights";

export type EventRole =
  | "case"
  | "activity"
  | "time"
  | "end"
  | "sequence"
  | "event_id"
  | "channel"
  | "department"
  | "case_attribute"
  | "attribute"
  | "moment"
  | "text"
  | "ignore";
export type Privacy = "keep" | "drop" | "hash";
export type PersonalKind = "phone" | "email" | "pesel" | "inn";

export interface ColumnMapping {
  role: EventRole;
  label: string;
  object_type: string;
  privacy: Privacy;
  personal: PersonalKind | null;
  sequence: number | null;
}

export interface TimeReading {
  zone: string;
  day_first: boolean | null;
}

export interface EventMapping {
  kind: "events";
  columns: Record<string, ColumnMapping>;
  times: TimeReading;
  sequence: "row" | null;
  activity: string;
  channel: string;
  department: string;
}

export interface Scale {
  minimum: number;
  maximum: number;
  missing: string[];
}

export interface RatingColumn {
  touchpoint: string;
  measure: string;
  scale: Scale;
}

export interface ObservationMapping {
  kind: "observations";
  ratings: Record<string, RatingColumn>;
  touchpoint: string | null;
  measure: string | null;
  value: string | null;
  scale: Scale | null;
  scales: Record<string, Scale>;
  texts: Record<string, string>;
  respondent: string | null;
  object_type: string;
  time: string | null;
  time_value: string;
  weight: string | null;
  department: string | null;
  channel: string | null;
  record: string | null;
  attributes: string[];
  privacy: Record<string, ColumnMapping>;
  times: TimeReading;
  source_kind: string;
}

export type Mapping = EventMapping | ObservationMapping;

export interface ReadOptions {
  encoding?: string | null;
  separator?: string | null;
  decimal?: string | null;
  sheet?: string | null;
  header_row?: number | null;
  header_rows?: number;
}

export interface Upload {
  id: string;
  name: string;
  size_bytes: number;
}

export interface PreviewColumn {
  name: string;
  samples: string[];
  null_share: number;
  personal: PersonalKind | null;
  guess: { role: string; reason_key: string; confidence: number };
}

export interface Preview {
  file: string;
  kind: string;
  options: ReadOptions;
  sheets: string[];
  warnings: string[];
  columns: PreviewColumn[];
  rows: (string | null)[][];
  mapping: Mapping;
}

export interface Refusal {
  row: number;
  column: string;
  value: string;
  reason: string;
}

export interface Gap {
  from_us: number;
  to_us: number;
}

export interface Suspicious {
  column: string;
  reason: string;
  count: number;
}

export interface Understanding {
  kind: "events" | "observations";
  rows: number;
  events: number;
  cases: number;
  observations: number;
  respondents: number;
  first_us: number | null;
  last_us: number | null;
  zone: string;
  refused: number;
  refusals: Refusal[];
  ties: number;
  duplicates: number;
  gaps: Gap[];
  suspicious: Suspicious[];
  activities: { code: string; count: number }[];
  unknown_codes: string[];
  is_sample: boolean;
}

export interface ImportReport {
  rows: number;
  taken: number;
  new: number;
  duplicates: number;
  refused: number;
  ties: number;
  gaps: Gap[];
  suspicious: Suspicious[];
  warnings: string[];
  first_us: number | null;
  last_us: number | null;
  cases: number;
}

export type ImportState = "queued" | "running" | "done" | "failed" | "cancelled" | "removing" | "removed";

export interface Import {
  id: string;
  source: { id: string; name: string };
  file: string;
  state: ImportState;
  progress: number;
  stage_key: string;
  error: { code: string; detail: string; hint: string } | null;
  report: ImportReport | null;
  created_at: string;
  created_by: string;
  lens_id: string | null;
}

export interface ImportIn {
  upload_id: string;
  source_id?: string;
  source_name?: string;
  mapping: Mapping;
  options: ReadOptions;
  accept_refused: boolean;
  expected_refused?: number;
  lens?: LensIn;
}

export interface Source {
  id: string;
  name: string;
  kind: string;
  events: number;
  observations: number;
  newest_us: number | null;
  imports: number;
}

export interface StatusEntry {
  code: string;
  touchpoint: string;
  stage: string;
  channel: string;
  departments: string[];
  accountable: string;
  is_ignored: boolean;
  count: number;
  is_new: boolean;
}

