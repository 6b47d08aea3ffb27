import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { FeedKind, TellingKind } from "../../domain/decision-telling";
import { type PlainDate, plainDate } from "../../domain/plain-date";
import type { LetterProps } from "../../post/letters";
import { getCustomersWeek, listFollowed, listTouching } from "./weekly";

/** What a waiting mail says of itself, as far as its letter needs it. */
type Mail = {
  personId: string | null;
  values: Readonly<Record<string, unknown>>;
  now: Date;
  zone: string;
};

type ToldRow = {
  kind: TellingKind;
  due_at: string;
  decision_id: string;
  number: number;
  title: string | null;
  department: string | null;
  who: string | null;
  happened: FeedKind | null;
};

/** The decision as a letter tells of it when it goes out; null when there is no reason left to send it. */
export async function findToldDecision(
  tx: Database,
  { values, now, zone }: Mail,
): Promise<LetterProps["notice"]["decision"] | null> {
  const [row] = await tx.execute<ToldRow>(sql`
    select t.kind, t.due_at, d.id as decision_id, d.number, decision_title(d.id) as title,
      coalesce(asked.name, objecting.name, own.name) as department, who.name as who, feed.kind as happened
    from decision_tellings t join decisions d on d.id = t.decision_id
    left join statements s on s.id = coalesce(sealed_statement(d.id), latest_statement(d.id))
    left join departments own on own.id = s.department_id
    left join notices n on n.id = t.subject_id and t.kind in ('notice_sent', 'notice_half', 'notice_overdue')
    left join departments asked on asked.id = n.department_id
    left join acknowledgements a on a.id = t.subject_id and t.kind = 'objection_raised'
    left join notices answered on answered.id = a.notice_id
    left join departments objecting on objecting.id = answered.department_id
    left join decision_feed feed on t.kind = 'followed' and feed.subject_id = t.subject_id and feed.decision_id = d.id
      and feed.recorded_at = t.due_at
    left join people who on who.id = coalesce(feed.by_id, a.by_id, s.owner_id)
    where t.id = ${String(values.tellingId)}::uuid
      and (t.kind = 'followed' or exists (select from decision_occasions(d.id) o
        where o.kind = t.kind and o.subject_id = t.subject_id and o.due_at = t.due_at))`);
  if (!row) return null;
  const { due_at, decision_id: id, kind: telling, ...rest } = row;
  return { ...rest, id, telling, dueAt: new Date(due_at), now, zone };
}

const mostTold = 10;

function daysOf(values: Mail["values"]): { from: PlainDate; until: PlainDate } {
  return { from: plainDate(String(values.fromOn)), until: plainDate(String(values.weekOn)) };
}

/** What happened in the week to what somebody follows; null when they follow nothing of it any more. */
export async function findFollowedWeek(tx: Database, mail: Mail) {
  const days = daysOf(mail.values);
  const happened = mail.personId ? await listFollowed(tx, { personId: mail.personId, days, limit: mostTold }) : [];
  return happened.length > 0 ? { ...days, happened } : null;
}

/** The week of customers, as it stands when the letter goes out. */
export async function findCustomersWeek(tx: Database, mail: Mail) {
  if (!mail.personId) return null;
  const days = daysOf(mail.values);
  const week = await getCustomersWeek(tx, mail.personId, days);
  return { ...days, week, decided: await listTouching(tx, { days, limit: mostTold }) };
}
