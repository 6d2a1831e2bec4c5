export interface Wanted {
  activities: string[];
  attribute: string | null;
  values: string[];
  horizon_seconds: number | null;
}

export interface LensIn {
  object_type: string;
  starts: string[];
  ends: string[];
  wanted: Wanted | null;
  idle_seconds: number | null;
  session_minutes: number | null;
  zone?: string;
}

export interface CaseWord {
  one: string;
  few: string;
  many: string;
}

export interface AttributeValues {
  name: string;
  values: { value: string; cases: number }[];
}

export interface Lens extends LensIn {
  id: string;
  name: string;
  as_of_us: number | null;
  state: "building" | "ready" | "failed";
  progress: number;
  version: number;
  cases: number;
  events: number;
  first_us: number | null;
  last_us: number | null;
  case_attributes: AttributeValues[];
  event_attributes: AttributeValues[];
  channels: string[];
  departments: string[];
  word: CaseWord;
}

/** Which journeys an answer is about; every part narrows. */
export interface Filter {
  case?: Record<string, string[]>;
  event?: Record<string, string[]>;
  without?: string[];
  contains?: string[];
  starts?: string[];
  ends?: string[];
  follows?: [string, string] | null;
  variants?: string[];
  since_us?: number | null;
  until_us?: number | null;
  min_seconds?: number | null;
  max_seconds?: number | null;
  states?: string[];
}

export interface Summary {
  events: number;
  cases: number;
  activities: number;
  variants: number;
  first_us: number | null;
  last_us: number | null;
  open_cases: number;
  left_cut_cases: number;
  ties: number;
  as_of_us: number | null;
}

export interface GraphNode {
  activity: string;
  count: number;
  cases: number;
}

export interface GraphEdge {
  source: string;
  target: string;
  count: number;
  cases: number;
  mean_seconds: number | null;
  median_seconds?: number | null;
  p90_seconds?: number | null;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  starts: { activity: string; cases: number }[];
  ends: { activity: string; cases: number }[];
  cases: number;
  hidden_share: number;
  total_cases: number;
}

export interface Quote {
  text: string;
  time_us: number | null;
  source: string;
  respondent?: string;
}

export interface EdgeDetail {
  count: number;
  cases: number;
  mean_seconds: number | null;
  median_seconds: number | null;
  p90_seconds: number | null;
  histogram: { from_seconds: number; to_seconds: number; count: number }[];
  sample: { case: string; seconds: number; time_us: number }[];
  quotes: Quote[];
}

export interface Variant {
  id: string;
  activities: string[];
  cases: number;
  share: number;
  cumulative_share: number;
  median_seconds: number | null;
}

export interface Variants {
  variants: Variant[];
  total_variants: number;
  total_cases: number;
  hidden_share: number;
}

export interface CaseDetail {
  case: string;
  attributes: Record<string, string | null>;
  steps: {
    activity: string;
    time_us: number;
    wait_us: number | null;
    channel: string | null;
    department: string | null;
  }[];
}

export interface MapRef {
  id: string;
  title: string;
  lens_id: string;
  touchpoints: number;
  updated_at: string;
  warnings: string[];
}
