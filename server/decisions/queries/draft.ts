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

/** The working copy as it was saved once; null when it is not kept any more. */
export async function findRevision(
  db: Database,
  { id, revision }: { id: string; revision: number },
): Promise<Draft["content"] | null> {
  const [row] = await db.execute<Pick<Draft, "content">>(sql`
    select content from draft_revisions where decision_id = ${id} and revision = ${revision}`);
  return row?.content ?? null;
}

/** An earlier copy beside what was written after it. Throws when it is not kept. */
type Revision = RevisionLine & { content: Draft["content"] };

export async function getRevision(db: Database, asked: { id: string; revision: number }): Promise<Revision> {
  const [row] = await db.execute<Omit<Revision, "savedAt"> & { savedAt: string }>(sql`
    select r.revision, p.name as by, r.saved_at as "savedAt", r.revision = f.revision as "isCurrent", r.content
    from draft_revisions r join people p on p.id = r.saved_by join decision_drafts f on f.decision_id = r.decision_id
    where r.decision_id = ${asked.id} and r.revision = ${asked.revision}`);
  if (!row) throw new DomainError("not_found");
  return { ...row, savedAt: new Date(row.savedAt) };
}

/** Whether nobody else has saved since a revision: then what differs is only one's own second thought. */
export async function isOnlyMine(
  db: Database,
  { id, revision, by }: { id: string; revision: number; by: string },
): Promise<boolean> {
  const [row] = await db.execute<{ mine: boolean }>(sql`
    select coalesce(bool_and(saved_by = ${by}), true) and exists (
        select from draft_revisions where decision_id = ${id} and revision = ${revision}) as mine
    from draft_revisions where decision_id = ${id} and revision > ${revision}`);
  return row?.mine ?? false;
}

/** How long after somebody's page last showed itself they still count as writing. */
const present = "45 seconds";

/** Who else has the working copy open now. */
export async function listEditors(
  db: Database,
  { id, but }: { id: string; but: string },
): Promise<{ id: string; name: string }[]> {
  return db.execute<{ id: string; name: string }>(sql`
    select p.id, p.name from draft_editors e join people p on p.id = e.person_id
    where e.decision_id = ${id} and e.person_id <> ${but} and e.seen_at > standpoint_now() - ${present}::interval
    order by p.name`);
}

/** An earlier copy in the list: who saved it and when. */
type RevisionLine = { revision: number; by: string; savedAt: Date; isCurrent: boolean };

/** Earlier copies, newest first, from the one before `before`. */
export async function listRevisions(
  db: Database,
  { id, before }: { id: string; before: number | null },
): Promise<RevisionLine[]> {
  const rows = await db.execute<Omit<RevisionLine, "savedAt"> & { savedAt: string }>(sql`
    select r.revision, p.name as by, r.saved_at as "savedAt", r.revision = f.revision as "isCurrent"
    from draft_revisions r join people p on p.id = r.saved_by join decision_drafts f on f.decision_id = r.decision_id
    where r.decision_id = ${id} and (${before}::int is null or r.revision < ${before}::int)
    order by r.revision desc limit 51`);
  return rows.map((row) => ({ ...row, savedAt: new Date(row.savedAt) }));
}
