import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Answer, DecisionState } from "../../domain/decision-words";
import type { NoticeLeague, NoticePart } from "../../domain/notice";
import type { Instant } from "../../domain/plain-date";
import type { NoticesPage } from "../input";

/** A notice with what was answered first, which says whether it was late, and last, which counts. */
export type NoticeLine = {
  id: string;
  decisionId: string;
  number: number;
  title: string | null;
  state: DecisionState;
  department: string;
  departmentId: string;
  sentAt: Instant;
  answerBy: Instant;
  firstAt: Instant | null;
  answer: Answer | null;
  /** Null: none was given, or it was erased. */
  note: string | null;
  answeredBy: string | null;
};

type Key = { at: Date; id: string };
export type NoticeList = { department: { id: string; name: string }; lines: NoticeLine[]; next: Key | null };

type Row = Omit<NoticeLine, "sentAt" | "answerBy" | "firstAt"> & {
  sent_at: string;
  answer_by: string;
  first_at: string | null;
};

const pageSize = 25;

/** The state as the register keeps it: asked anew for every notice it would cost a page its time. */
const stands = sql`card.state in ('decided', 'in_effect', 'reviewed')`;

/** Each part as a condition on a notice n with its first answer and its latest. */
const parts: Record<NoticePart, ReturnType<typeof sql>> = {
  open: sql`(latest.answer is null or latest.answer = 'objection') and ${stands}`,
  overdue: sql`latest.answer is null and n.answer_by < standpoint_now() and ${stands}`,
  objections: sql`latest.answer = 'objection' and ${stands}`,
  answered: sql`latest.answer is not null`,
  in_time: sql`first.recorded_at <= n.answer_by`,
  late: sql`case when first.id is not null then first.recorded_at > n.answer_by
    else n.answer_by < standpoint_now() and ${stands} end`,
};

const answers = sql`
  left join decision_cards card on card.decision_id = n.decision_id
  left join acknowledgements first on first.notice_id = n.id and first.sequence = 1
  left join lateral (select a.answer, a.note_id, a.by_id from acknowledgements a
    where a.notice_id = n.id order by a.sequence desc limit 1) latest on true`;

/** One department's notices, page by page: what is due first before what is due later; what is answered, the newest first. */
export async function listNotices(
  db: Database,
  { departmentId, show, after }: { departmentId: string } & Pick<NoticesPage, "show" | "after">,
): Promise<NoticeList | null> {
  const [department] = await db.execute<{ id: string; name: string }>(
    sql`select id, name from departments where id = ${departmentId}`,
  );
  if (!department) return null;
  const isPast = show === "answered" || show === "in_time" || show === "late";
  const beyond = isPast ? sql`<` : sql`>`;
  const order = isPast ? sql`n.answer_by desc, n.id desc` : sql`n.answer_by, n.id`;
  const from = after
    ? sql`and (n.answer_by, n.id) ${beyond} (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const rows = await db.execute<Row>(sql`
    select n.id, n.decision_id as "decisionId", d.number, decision_title(d.id) as title, card.state,
      t.name as department, t.id as "departmentId", n.recorded_at as sent_at, n.answer_by, first.recorded_at as first_at,
      latest.answer, (select body from texts where id = latest.note_id) as note, who.name as "answeredBy"
    from notices n join decisions d on d.id = n.decision_id join departments t on t.id = n.department_id ${answers}
    left join people who on who.id = latest.by_id
    where n.department_id = ${departmentId}::uuid and ${parts[show]} ${from}
    order by ${order} limit ${pageSize + 1}`);
  const lines = rows.slice(0, pageSize).map(({ sent_at, answer_by, first_at, ...row }) => ({
    ...row,
    sentAt: new Date(sent_at),
    answerBy: new Date(answer_by),
    firstAt: first_at === null ? null : new Date(first_at),
  }));
  const last = lines.at(-1);
  return {
    department,
    lines,
    next: rows.length > pageSize && last ? { at: last.answerBy, id: last.id } : null,
  };
}

/** What every department is waited for, and how many of its notices it answered in time; never by person (GOVERNANCE C). */
export async function listLeague(db: Database): Promise<NoticeLeague[]> {
  const count = (part: NoticePart) => sql`(count(*) filter (where n.id is not null and ${parts[part]}))::int`;
  return [
    ...(await db.execute<NoticeLeague>(sql`
      select t.id as "departmentId", t.name as department, ${count("open")} as open, ${count("overdue")} as overdue,
        ${count("objections")} as objections, ${count("in_time")} as "inTime",
        ${count("in_time")} + ${count("late")} as judged
      from departments t left join notices n on n.department_id = t.id ${answers}
      group by t.id, t.name
      having count(n.id) > 0
      order by overdue desc, open desc, t.name`)),
  ];
}
