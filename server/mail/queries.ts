import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PlainValues } from "../domain/inbox-words";
import type { MailTemplate } from "../domain/mail-words";
import { addDays, dayIn, type Instant, startOfDay } from "../domain/plain-date";
import type { LetterProps } from "../post/letters";

/** A mail that waits, held by whoever sends it. */
export type WaitingMail = {
  id: string;
  template: MailTemplate;
  personId: string | null;
  promiseId: string | null;
  values: PlainValues;
  tries: number;
  now: Instant;
  recordedAt: Instant;
  organisation: string;
  zone: string;
  teamId: string | null;
  /** Null: whoever it was for has left us. */
  to: { name: string; address: string } | null;
};

type Row = Omit<WaitingMail, "now" | "recordedAt" | "to"> & {
  now: string;
  recorded_at: string;
  name: string | null;
  address: string | null;
};

/** Takes the mail whose turn it is, and holds it until the transaction ends; another worker takes the next one. */
export async function takeNextMail(tx: Database): Promise<WaitingMail | null> {
  const [row] = await tx.execute<Row>(sql`
    select m.id, m.template, m.person_id as "personId", m.promise_id as "promiseId", m.values, m.tries, m.recorded_at,
      standpoint_now() as now, o.name as organisation, coalesce(p.zone, o.zone) as zone, p.team_id as "teamId", p.name,
      coalesce(m.address, p.email) as address
    from mails m cross join organisation o
    left join people p on p.id = m.person_id and p.deactivated_at is null
    where m.ended is null and m.try_at <= standpoint_now()
    order by m.try_at, m.id limit 1 for update of m skip locked`);
  if (!row) return null;
  const { now, recorded_at: recordedAt, name, address, ...rest } = row;
  return {
    ...rest,
    now: new Date(now),
    recordedAt: new Date(recordedAt),
    to: address === null ? null : { name: name ?? "", address },
  };
}

type ToldRow = { id: string; customer: string; said: string | null; due_at: string; owner: string; kind: string };
type Told = LetterProps["reminder"]["promise"];

const open = (condition: SQL) => sql`
  select s.promise_id as id, coalesce(survivor.called, survivor.name) as customer, said.body as said,
    s.agreed_due_at as due_at, coalesce(owner.name, owning.name) as owner
  from promise_states s join promises p on p.id = s.promise_id
  join customers c on c.id = p.customer_id join customers survivor on survivor.id = c.survivor_id
  join texts said on said.id = p.said_id
  left join people owner on owner.id = s.owner_id
  left join teams owning on owning.id = s.owner_team_id
  where s.until_at is null and s.ended is null and said.body is not null and survivor.erased_at is null and ${condition}`;

/** The promise as it stands when its letter goes out; null when it has ended, was moved since, or its words are gone. */
export async function findToldPromise(tx: Database, mail: WaitingMail): Promise<Told | null> {
  const { dueAt } = mail.values;
  const asAgreed = typeof dueAt === "string" ? sql`s.agreed_due_at = ${dueAt}::timestamptz` : sql`true`;
  const [row] = await tx.execute<ToldRow>(open(sql`s.promise_id = ${mail.promiseId}::uuid and ${asAgreed}`));
  return row ? toldOf(row, mail) : null;
}

const mostTold = 10;

/** What somebody's morning tells, as it stands when the letter goes out; null when nothing is left, or the day is over. */
export async function findDigest(
  tx: Database,
  mail: WaitingMail,
): Promise<Omit<LetterProps["digest"], "house"> | null> {
  const { now, zone, personId, teamId } = mail;
  const today = dayIn(zone, now);
  if (mail.values.on !== today) return null;
  const tonight = startOfDay(addDays(today, 1), zone).toISOString();
  const at = now.toISOString();
  const parts = {
    overdue: sql`s.owner_id = ${personId}::uuid and s.agreed_due_at < ${at}::timestamptz`,
    today: sql`s.owner_id = ${personId}::uuid and s.agreed_due_at >= ${at}::timestamptz and s.agreed_due_at < ${tonight}::timestamptz`,
    teamOwned: sql`s.owner_team_id = ${teamId}::uuid and s.agreed_due_at < ${tonight}::timestamptz`,
  };
  const listed = async (part: SQL) => {
    const rows = await tx.execute<ToldRow & { all: number }>(sql`
      select *, (count(*) over ())::int as all from (${open(part)}) told order by due_at, id limit ${mostTold}`);
    return { all: rows[0]?.all ?? 0, first: rows.map((row) => toldOf(row, mail)) };
  };
  const overdue = await listed(parts.overdue);
  const digest = { overdue, today: await listed(parts.today), teamOwned: await listed(parts.teamOwned) };
  return digest.overdue.all + digest.today.all + digest.teamOwned.all > 0 ? digest : null;
}

function toldOf(row: ToldRow, { now, zone }: WaitingMail): Told {
  const { id, customer, owner } = row;
  return { id, customer, owner, said: row.said ?? "", dueAt: new Date(row.due_at), now, zone };
}

/** How the post stands: what waits, what could not be sent, and when the last mail went out. */
export type PostState = { waiting: number; failed: number; lastSentAt: Instant | null; lastFault: string | null };

export async function getPostState(db: Database, since: Instant): Promise<PostState> {
  const [row] = await db.execute<{
    waiting: number;
    failed: number;
    last_sent_at: string | null;
    last_fault: string | null;
  }>(sql`
    select (select count(*) from mails where ended is null)::int as waiting,
      (select count(*) from mails where ended = 'failed' and recorded_at >= ${since.toISOString()}::timestamptz)::int as failed,
      (select max(ended_at) from mails where ended = 'sent') as last_sent_at,
      (select fault from mails where fault is not null and recorded_at >= ${since.toISOString()}::timestamptz
        order by tried_at desc limit 1) as last_fault`);
  return {
    waiting: row?.waiting ?? 0,
    failed: row?.failed ?? 0,
    lastSentAt: row?.last_sent_at ? new Date(row.last_sent_at) : null,
    lastFault: row?.last_fault ?? null,
  };
}
