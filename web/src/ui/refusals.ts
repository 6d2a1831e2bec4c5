/** What a form knows of one of its fields. */
export interface FieldOfForm {
  name: string;
  value: string;
  required: boolean;
  minLength: number;
  validity: { typeMismatch: boolean };
}

/** Why a field is not taken; how many letters it needs where it is too short. */
export interface Refusal {
  why: "missing" | "address" | "short";
  count: number;
}

/** Why a field is not taken; nothing where it is. Blanks are no words. */
export function refusalOf(field: FieldOfForm): Refusal | undefined {
  const count = Math.max(0, field.minLength);
  if (field.required && !field.value.trim()) return { why: "missing", count };
  if (field.validity.typeMismatch) return { why: "address", count };
  if (field.value && field.value.length < count) return { why: "short", count };
  return undefined;
}

/** The fields of a form that are not taken, by their names, in the order in which they stand. */
export function refusalsOf(fields: Iterable<FieldOfForm>): Map<string, Refusal> {
  const found = new Map<string, Refusal>();
  for (const field of fields) {
    const refusal = refusalOf(field);
    if (refusal && !found.has(field.name)) found.set(field.name, refusal);
  }
  return found;
}
