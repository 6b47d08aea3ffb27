import { type SQL, sql } from "drizzle-orm";

/** What is recorded for a customer, by kind. */
const factKinds = [
  "purchases",
  "contacts",
  "promises",
  "issues",
  "thanks",
  "identities",
  "notes",
  "known",
  "speakers",
] as const;
export type FactKind = (typeof factKinds)[number];
export type FactCounts = Record<FactKind, number>;

const kept: Record<FactKind, readonly [table: string, column: string][]> = {
  purchases: [["purchases", "customer_id"]],
  contacts: [["contacts", "customer_id"]],
  promises: [["promises", "customer_id"]],
  issues: [["issues", "customer_id"]],
  thanks: [["recognitions", "customer_id"]],
  identities: [["identities", "customer_id"]],
  notes: [["notes", "customer_id"]],
  known: ["needs", "preferences", "consents", "special_dates", "intents", "goals", "lifecycle_facts"].map(
    (table) => [table, "customer_id"] as const as [string, string],
  ),
  speakers: [
    ["representatives", "organisation_id"],
    ["representatives", "person_id"],
  ],
};

const withdrawable = new Set(["purchases", "contacts", "identities", "notes"]);
const stampedElsewhere: Readonly<Record<string, string>> = { recognitions: "said_at" };

/**
 * How many facts of each kind stand under these records, as one JSON object; only those recorded after `since` where it
 * is given. `members` is a query of ids.
 */
export function factCounts(members: SQL, since?: SQL): SQL {
  const counts = factKinds.map((kind) => {
    const parts = kept[kind].map(([table, column]) => countOf(table, column, members, since));
    return sql`${sql.raw(`'${kind}'`)}, ${sql.join(parts, sql` + `)}`;
  });
  return sql`jsonb_build_object(${sql.join(counts, sql`, `)})`;
}

function countOf(table: string, column: string, members: SQL, since: SQL | undefined): SQL {
  const stands = withdrawable.has(table) ? sql` and t.withdrawn_at is null` : sql``;
  const later = since ? sql` and t.${sql.identifier(stampedElsewhere[table] ?? "recorded_at")} > ${since}` : sql``;
  return sql`(select count(*)::int from ${sql.identifier(table)} t where t.${sql.identifier(column)} in (${members})${stands}${later})`;
}
