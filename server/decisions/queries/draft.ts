import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { DecisionState } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";

export type Draft = {
  id: string;
  number: number;
  state: DecisionState;
  content: Record<string, unknown>;
  revision: number;
  savedBy: { id: string; name: string };
  savedAt: Date;
  /** The decision it would replace. */
  replaces: { id: string; number: number } | null;
};

type Row = Omit<Draft, "savedAt"> & { savedAt: string };

/** The working copy of a decision. Throws when there is none. */
export async function getDraft(db: Database, id: string): Promise<Draft> {
  const [row] = await db.execute<Row>(sql`
    select d.id, d.number, s.state, f.content, f.revision, f.saved_at as "savedAt",
      json_build_object('id', p.id, 'name', p.name) as "savedBy",
      (select json_build_object('id', old.id, 'number', old.number) from decisions old
        where old.id::text = f.content ->> 'replacesId') as replaces
    from decisions d join decision_drafts f on f.decision_id = d.id join people p on p.id = f.saved_by
    join decision_states s on s.decision_id = d.id where d.id = ${id}`);
  if (!row) throw new DomainError("not_found");
  return { ...row, savedAt: new Date(row.savedAt) };
}
