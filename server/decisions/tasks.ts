import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { Fault } from "../domain/fault";
import { anchorDecisions, signAnchor } from "./mutations/anchor";
import type { AnchorFile } from "./queries/anchor-file";

type Tampering = {
  decisionId: string;
  number: number | null;
  /** The entry of the chain; null where a record or its words are concerned. */
  entry: number | null;
  record: string;
  recordId: string;
  /** What was found, in words. */
  problem: string;
};

/** A chain that is not what an anchor says it was. */
type Missed = { anchoredOn: string; decisionId: string | null; entry: number | null; problem: string };

export type Verification = {
  decisions: number;
  entries: number;
  problems: Tampering[];
  anchors: number;
  /** Against the anchors in the database, and against the one that was kept elsewhere, if one was given. */
  missed: Missed[];
};

/**
 * Goes through the chain of every decision and names each change made behind its back, down to the record; then holds all
 * chains against the daily anchors, and against one kept outside the database, which alone finds what was cut or written
 * anew together with the anchors.
 */
export async function verifyDecisions(db: Database, anchor: AnchorFile | null = null): Promise<Verification> {
  const [counted] = await db.execute<{ decisions: number; entries: number }>(
    sql`select (select count(*)::int from decisions) as decisions, (select count(*)::int from decision_events) as entries`,
  );
  const problems = await db.execute<Tampering>(sql`
    select v.decision_id as "decisionId", d.number, v.sequence as entry, v.subject as record, v.subject_id as "recordId", v.problem
    from verify_decisions() v left join decisions d on d.id = v.decision_id
    order by d.number, v.sequence nulls last, v.subject, v.subject_id`);
  const kept = await db.execute<Missed>(sql`
    select anchored_on::text as "anchoredOn", decision_id as "decisionId", sequence as entry, problem
    from verify_anchors() order by anchored_on, decision_id, sequence`);
  const [held] = await db.execute<{ anchors: number }>(sql`select count(*)::int as anchors from decision_anchors`);
  return {
    decisions: counted?.decisions ?? 0,
    entries: counted?.entries ?? 0,
    problems: [...problems],
    anchors: held?.anchors ?? 0,
    missed: [...kept, ...(anchor ? await missedBy(db, anchor) : [])],
  };
}

async function missedBy(db: Database, { anchoredOn, root, heads }: AnchorFile): Promise<Missed[]> {
  const rows = await db.execute<Omit<Missed, "anchoredOn">>(sql`
    select h.id as "decisionId", h.sequence as entry,
      case when e.hash is null then 'the chain was cut: it no longer has the entry that the anchor file names'
        else 'the chain was written anew: the entry is another than the anchor file names' end as problem
    from (select split_part(head, ' ', 1)::uuid as id, split_part(head, ' ', 2)::int as sequence, split_part(head, ' ', 3) as hash
      from jsonb_array_elements_text(${JSON.stringify(heads)}::jsonb) head) h
    left join decision_events e on e.decision_id = h.id and e.sequence = h.sequence
    where encode(e.hash, 'hex') is distinct from h.hash order by h.id`);
  const [known] = await db.execute<{ root: string }>(
    sql`select encode(root, 'hex') as root from decision_anchors where anchored_on = ${anchoredOn}::date`,
  );
  const gone = { decisionId: null, entry: null, problem: "the database no longer has this anchor" };
  const other = { decisionId: null, entry: null, problem: "the database has another anchor of this day" };
  const own = known === undefined ? [gone] : known.root === root ? [] : [other];
  return [...own, ...rows].map((missed) => ({ anchoredOn, ...missed }));
}

/** The worker's job: the day's anchor, signed where the operator gave the worker a key. */
export async function anchorChains(db: Database, { keyFile }: { keyFile: string | undefined }): Promise<void> {
  const on = await anchorDecisions(db);
  if (on === null || keyFile === undefined) return;
  await signAnchor(db, { on, privateKey: readText(keyFile) });
}

/** A small text file of the operator's: a key, an anchor. Throws a sentence when the file cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Fault(`The file ${path} cannot be read.`);
  }
}
