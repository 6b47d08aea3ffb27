/** Records that are corrected visibly (ruling 25): the database keeps what stood there before. */
export const correctedSubjects = ["contact", "purchase", "customer"] as const;
export type CorrectedSubject = (typeof correctedSubjects)[number];

/** What stood there and what stands there since, by column. */
export type CorrectionDetails = { before: Record<string, unknown>; after: Record<string, unknown> };

/** The names of the fields that differ between a record and what it is to say. A day or an instant counts by its value. */
function changedFields<Fields extends Record<string, unknown>>(
  before: Record<string, unknown>,
  after: Fields,
): (keyof Fields & string)[] {
  return Object.keys(after).filter((name) => !isSame(before[name], after[name]));
}

/** What a visible correction keeps (ruling 25): the changed fields as they were and as they are. */
export function correction(before: Record<string, unknown>, after: Record<string, unknown>) {
  const fields = changedFields(before, after);
  return { fields, details: { before: pick(before, fields), after: pick(after, fields) } };
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}

/** Whether two values of a field say the same: nothing and "" do, and so do the two ways to end a line. */
export function isSame(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value ?? "").replaceAll("\r\n", "\n");
}
