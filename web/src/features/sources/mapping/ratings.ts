import type { ColumnMapping, ObservationMapping, Preview, RatingColumn } from "@/api/types";

/** The parts of an observation mapping that name one column each. */
const NAMED = [
  "respondent", "time", "touchpoint", "measure", "value", "channel", "department", "weight", "record",
] as const;
type Named = (typeof NAMED)[number];

export type RatingRole = "rating" | "text" | "attribute" | "ignore" | Named;
export const RATING_ROLES: RatingRole[] = [
  "rating", "text", "respondent", "time", "channel", "department", "weight", "record", "attribute",
  "touchpoint", "measure", "value", "ignore",
];

export const MEASURES = [
  "score", "expectation", "experience", "importance", "satisfaction", "nps", "effort", "emotion", "own_rating",
] as const;

const SCALE = { minimum: 1, maximum: 5, missing: [] };

export function roleOf(mapping: ObservationMapping, name: string): RatingRole {
  if (name in mapping.ratings) return "rating";
  if (name in mapping.texts) return "text";
  const named = NAMED.find((role) => mapping[role] === name);
  if (named) return named;
  return mapping.attributes.includes(name) ? "attribute" : "ignore";
}

function without<T>(record: Record<string, T>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

export function withRole(mapping: ObservationMapping, name: string, role: RatingRole): ObservationMapping {
  const bare: ObservationMapping = {
    ...mapping,
    ratings: without(mapping.ratings, name),
    texts: without(mapping.texts, name),
    attributes: mapping.attributes.filter((one) => one !== name),
  };
  for (const named of NAMED) if (bare[named] === name) bare[named] = null;
  if (role === "rating") {
    const like = Object.values(mapping.ratings)[0];
    const rating = { touchpoint: name, measure: like?.measure ?? "score", scale: like?.scale ?? SCALE };
    return { ...bare, ratings: { ...bare.ratings, [name]: rating } };
  }
  if (role === "text") return { ...bare, texts: { ...bare.texts, [name]: name } };
  if (role === "attribute") return { ...bare, attributes: [...bare.attributes, name] };
  if (role === "ignore") return bare;
  if (role === "value" && !bare.scale) return { ...bare, value: name, scale: SCALE };
  return { ...bare, [role]: name };
}

export function withRating(
  mapping: ObservationMapping,
  name: string,
  change: Partial<RatingColumn>,
): ObservationMapping {
  const rating = mapping.ratings[name];
  if (!rating) return mapping;
  return { ...mapping, ratings: { ...mapping.ratings, [name]: { ...rating, ...change } } };
}

/** One scale, its missing codes included, for every rating column. */
export function withOneScale(mapping: ObservationMapping, like: string): ObservationMapping {
  const scale = mapping.ratings[like]?.scale;
  if (!scale) return mapping;
  const ratings = Object.fromEntries(Object.entries(mapping.ratings).map(([name, one]) => [name, { ...one, scale }]));
  return { ...mapping, ratings };
}

export function withPrivacy(
  mapping: ObservationMapping,
  name: string,
  change: Pick<ColumnMapping, "privacy" | "personal">,
): ObservationMapping {
  if (change.privacy === "keep") return { ...mapping, privacy: without(mapping.privacy, name) };
  const column: ColumnMapping = { role: "attribute", label: "", object_type: "case", sequence: null, ...change };
  return { ...mapping, privacy: { ...mapping.privacy, [name]: column } };
}

/** The proposal when the table is said to hold ratings after all. */
export function ratingProposal(preview: Preview): ObservationMapping {
  const empty: ObservationMapping = {
    kind: "observations", ratings: {}, touchpoint: null, measure: null, value: null, scale: null, scales: {},
    texts: {}, respondent: null, object_type: "customer", time: null, time_value: "", weight: null, department: null,
    channel: null, record: null, attributes: [], privacy: {}, times: { zone: "UTC", day_first: null },
    source_kind: "survey",
  };
  return preview.columns.reduce((mapping, column) => {
    const role = RATING_ROLES.includes(column.guess.role as RatingRole) ? (column.guess.role as RatingRole) : null;
    const guessed = role ?? (column.guess.role === "case" ? "respondent" : "attribute");
    const placed = withRole(mapping, column.name, guessed);
    return column.personal
      ? withPrivacy(placed, column.name, { privacy: "hash", personal: column.personal })
      : placed;
  }, empty);
}

export function isComplete(mapping: ObservationMapping): boolean {
  const isLong = mapping.value !== null && mapping.scale !== null;
  return Object.keys(mapping.ratings).length > 0 || Object.keys(mapping.texts).length > 0 || isLong;
}
