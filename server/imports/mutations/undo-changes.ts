import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { ImportUndo } from "../queries/undos";

/** What a batch of an undoing came to, and the last record it looked at; null when there are none left. */
export type Settled = { lastId: string | null; withdrawn: number; restored: number; kept: number };

type Subject = "customer" | "purchase" | "contact";
type Values = Record<string, unknown>;
type Changed = {
  id: string;
  subject: Subject;
  subjectId: string;
  customerId: string;
  details: string | null;
  now: Values;
};

export const nothingLeft: Settled = { lastId: null, withdrawn: 0, restored: 0, kept: 0 };

/** How each field is called in its table. */
const columns: Record<Subject, Record<string, string>> = {
  customer: { name: "name", called: "called", place: "place", country: "country", since: "stated_since_on" },
  purchase: { boughtOn: "bought_on", what: "what", amountMinor: "amount_minor", currency: "currency" },
  contact: {
    happenedAt: "happened_at",
    channel: "channel",
    direction: "direction",
    cause: "cause",
    stage: "stage",
    feeling: "feeling",
    words: "words",
  },
};

/**
 * Takes back what the import changed, record by record, the last change first: a field that is still as the import left it gets its old
 * value again; one that was changed since stays, and is listed.
 */
export async function settleChanges(tx: Database, undo: ImportUndo, together: number): Promise<Settled> {
  const changes = await listChanges(tx, undo, together);
  const last = changes.at(-1);
  if (!last) return nothingLeft;
  const records = new Map<string, Taken>();
  for (const change of changes) {
    const record = records.get(change.subjectId) ?? { change, back: {}, since: new Set() };
    records.set(change.subjectId, record);
    takeBack(record, change);
  }
  const all = [...records.values()];
  const restored = all.filter(({ back }) => Object.keys(back).length > 0);
  if (undo.effect === "real")
    for (const subject of ["customer", "purchase", "contact"] as const)
      await restore(
        tx,
        subject,
        restored.filter(({ change }) => change.subject === subject),
      );
  const kept = await list(
    tx,
    undo,
    all.filter(({ since }) => since.size > 0),
  );
  return { lastId: last.subjectId, withdrawn: 0, restored: restored.length, kept };
}

/** What goes back of one record, and which of its fields somebody has changed since. */
type Taken = { change: Changed; back: Values; since: Set<string> };

function takeBack({ back, since }: Taken, { details, now }: Changed): void {
  const { before = {}, after = {} }: { before?: Values; after?: Values } = details === null ? {} : JSON.parse(details);
  for (const [field, value] of Object.entries(after)) {
    if (since.has(field)) continue;
    if (isSame(field in back ? back[field] : now[field], value)) back[field] = before[field] ?? null;
    else since.add(field);
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return String(one ?? "") === String(other ?? "");
}

async function listChanges(tx: Database, undo: ImportUndo, together: number): Promise<Changed[]> {
  return await tx.execute<Changed>(sql`
    with wanted as materialized (
      select distinct subject_id from import_changes
      where import_id = ${undo.importId} and (${undo.afterId}::uuid is null or subject_id > ${undo.afterId}::uuid)
      order by subject_id limit ${together}
    )
    select x.id, x.subject, x.subject_id as "subjectId", x.customer_id as "customerId", t.body as details,
      coalesce(
        (select jsonb_build_object('name', c.name, 'called', c.called, 'place', c.place, 'country', c.country,
            'since', c.stated_since_on) from customers c where x.subject = 'customer' and c.id = x.subject_id),
        (select jsonb_build_object('boughtOn', p.bought_on, 'what', p.what, 'amountMinor', p.amount_minor,
            'currency', p.currency) from purchases p where x.subject = 'purchase' and p.id = x.subject_id),
        (select jsonb_build_object('happenedAt', to_char(k.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'channel', k.channel, 'direction', k.direction, 'cause', k.cause, 'stage', k.stage, 'feeling', k.feeling,
            'words', k.words) from contacts k where x.subject = 'contact' and k.id = x.subject_id)) as now
    from wanted w join import_changes x on x.import_id = ${undo.importId} and x.subject_id = w.subject_id
    join texts t on t.id = x.details_id
    order by x.subject_id, x.id desc`);
}

async function restore(tx: Database, subject: Subject, given: Taken[]): Promise<void> {
  if (given.length === 0) return;
  const names = columns[subject];
  const rows = JSON.stringify(
    given.map(({ change, back }) => ({
      id: change.subjectId,
      ...Object.fromEntries(Object.entries(back).map(([field, value]) => [names[field], value])),
    })),
  );
  const table = sql.identifier(`${subject}s`);
  const sets = Object.values(names).map((column) => {
    const name = sql.identifier(column);
    return sql`${name} = case when d.row ? ${sql.raw(`'${column}'`)} then n.${name} else r.${name} end`;
  });
  if (subject === "customer")
    sets.push(sql`stated_since_source = case when d.row ? 'stated_since_on' and n.stated_since_on is null then null
      else r.stated_since_source end`);
  await tx.execute(sql`
    update ${table} r set ${sql.join(sets, sql`, `)}
    from jsonb_array_elements(${rows}::jsonb) as d(row),
      lateral jsonb_populate_record(null::${table}, d.row) as n
    where r.id = (d.row ->> 'id')::uuid`);
}

async function list(tx: Database, undo: ImportUndo, kept: Taken[]): Promise<number> {
  if (kept.length === 0) return 0;
  const rows = kept.map(({ change: { subject, subjectId, customerId }, since }) => ({
    subject,
    subjectId,
    customerId,
    why: `changed again: ${[...since].join(", ")}`,
  }));
  const listed = await tx.execute(sql`
    insert into import_kept (undo_id, subject, subject_id, customer_id, why)
    select ${undo.id}, r.subject, r."subjectId", r."customerId", r.why
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(subject text, "subjectId" uuid, "customerId" uuid, why text)
    on conflict (undo_id, subject_id) do nothing returning id`);
  return listed.length;
}
