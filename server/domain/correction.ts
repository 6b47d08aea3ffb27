/** The names of the fields that differ between a record and what it is to say. A day or an instant counts by its value. */
function changedFields<Fields extends Record<string, unknown>>(
  before: Record<string, unknown>,
  after: Fields,
): (keyof Fields & string)[] {
  return Object.keys(after).filter((name) => plain(before[name]) !== plain(after[name]));
}

/** What a visible correction keeps (ruling 25): the changed fields as they were and as they are. */
export function correction(before: Record<string, unknown>, after: Record<string, unknown>) {
  const fields = changedFields(before, after);
  return { fields, details: { before: pick(before, fields), after: pick(after, fields) } };
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
}

function plain(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value ?? "");
}
