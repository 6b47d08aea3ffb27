import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { ChangedMeanwhile } from "../domain/changed-meanwhile";
import { isSame } from "../domain/correction";
import { threeWay } from "../domain/three-way";

type Edit<Fields> = {
  /** The record as its events name it. */
  subject: string;
  subjectId: string;
  /** What the reader saw, what stands now (the row held), what the reader wants. */
  base: Fields;
  theirs: Fields;
  mine: Fields;
  /** A field's value as the form writes it; text as it is and "" for nothing where left out. */
  asText?: (name: keyof Fields & string, value: unknown) => string;
};

/**
 * Puts an edit together with what others saved since it was begun. Both changes stand where they do not meet.
 * @throws ChangedMeanwhile with every field to choose between, who wrote it and when.
 */
export async function reconcile<Fields extends Record<string, unknown>>(
  db: Database,
  edit: Edit<Fields>,
): Promise<Fields> {
  const { subject, subjectId, base, theirs, mine, asText = plainly } = edit;
  const { merged, conflicts } = threeWay(base, theirs, mine);
  if (conflicts.length === 0) return merged;
  const changes = await listChanges(db, subject, subjectId);
  const found = conflicts.map((field) => {
    const change = changes.find(({ fields }) => fields.includes(field));
    return {
      field,
      before: asText(field, base[field]),
      theirs: asText(field, theirs[field]),
      by: change?.by ?? null,
      at: change ? Date.parse(change.at) : null,
    };
  });
  const names = Object.keys(mine) as (keyof Fields & string)[];
  const onlyTheirs = names.filter((name) => !conflicts.includes(name) && !isSame(base[name], theirs[name]));
  throw new ChangedMeanwhile(found, Object.fromEntries(onlyTheirs.map((name) => [name, asText(name, theirs[name])])));
}

type Change = { fields: string[]; by: string | null; at: string };

/** The latest edits of a record, newest first. */
async function listChanges(db: Database, subject: string, subjectId: string): Promise<Change[]> {
  return [
    ...(await db.execute<Change>(sql`
      select facts -> 'fields' as fields, (select name from people where id = actor_id) as by, recorded_at as at
        from events
       where subject = ${subject} and subject_id = ${subjectId} and jsonb_typeof(facts -> 'fields') = 'array'
       order by recorded_at desc limit 50`)),
  ];
}

function plainly(_: string, value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
