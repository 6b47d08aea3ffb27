import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, nameOf } from "../../customers/queries/members";
import { type ApprovalAnswer, type CaseKind, type RequestState, requestState } from "../../domain/goodwill";
import type { GoodwillAct } from "../../domain/limit";

/** A request as those concerned read it. Words null: erased, or none. */
export type GoodwillRequest = {
  id: string;
  customerId: string;
  customerName: string;
  act: GoodwillAct;
  amountMinor: number;
  currency: string;
  case: { kind: CaseKind; id: string; words: string | null };
  words: string | null;
  askedBy: string;
  askedById: string;
  approver: string;
  approverId: string;
  askedAt: Date;
  answeredAt: Date | null;
  reason: string | null;
  givenAt: Date | null;
  state: RequestState;
};

type Raw = Omit<GoodwillRequest, "askedAt" | "answeredAt" | "givenAt" | "state"> & {
  askedAt: string;
  answeredAt: string | null;
  givenAt: string | null;
  answer: ApprovalAnswer | null;
};

const text = (id: SQL): SQL => sql`(select body from texts where id = ${id})`;

/** What it is for, with its words: of `row`, a request or a gift. */
export const caseOf = (row: SQL): SQL => sql`
  json_build_object(
    'kind', case when ${row}.issue_id is not null then 'issue' when ${row}.contact_id is not null then 'contact' else 'promise' end,
    'id', coalesce(${row}.issue_id, ${row}.contact_id, ${row}.promise_id),
    'words', coalesce((select i.words from issues i where i.id = ${row}.issue_id),
                      (select c.words from contacts c where c.id = ${row}.contact_id),
                      (select x.body from promises p join texts x on x.id = p.said_id where p.id = ${row}.promise_id)))`;

const asked = sql`
  select a.id, s.id as "customerId", s.name as "customerName", a.act, a.amount_minor::float8 as "amountMinor", a.currency,
    ${caseOf(sql`a`)} as case, ${text(sql`a.words_id`)} as words, a.asked_by as "askedById", ${nameOf(sql`a.asked_by`)} as "askedBy",
    a.approver_id as "approverId", ${nameOf(sql`a.approver_id`)} as approver, ${iso(sql`a.recorded_at`)} as "askedAt",
    ${iso(sql`a.answered_at`)} as "answeredAt", a.answer, ${text(sql`a.reason_id`)} as reason, ${iso(sql`a.given_at`)} as "givenAt"
  from goodwill_asked a join customers s on s.id = a.customer_id`;

const person = sql`${placeholder("personId")}::uuid`;
const at = sql`(a.recorded_at, a.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)`;

const forMe = preparedSql<Raw>(
  "goodwill_requests_for",
  sql`${asked} where a.approver_id = ${person} and a.answer is null order by a.recorded_at, a.id limit 200`,
);

/** What waits for one person's answer, the longest wait first. */
export async function listRequestsFor(db: Database, { personId, now }: { personId: string; now: Date }) {
  return (await forMe(db, { personId })).map((row) => requestOf(row, now));
}

const page = 20;
type Key = { at: string; id: string };
type Asked = { personId: string; now: Date; after: Key | null };

const byMe = preparedSql<Raw>(
  "goodwill_requests_by",
  sql`${asked} where a.asked_by = ${person} and ${at} order by a.recorded_at desc, a.id desc limit ${sql.raw(String(page + 1))}`,
);
const answeredByMe = preparedSql<Raw>(
  "goodwill_requests_answered_by",
  sql`${asked} where a.approver_id = ${person} and a.answer in ('approved', 'refused') and ${at}
    order by a.recorded_at desc, a.id desc limit ${sql.raw(String(page + 1))}`,
);

/** A page of what one person asked for, or answered: the newest first. */
export async function listRequestsOf(
  db: Database,
  { personId, now, after, which }: Asked & { which: "asked" | "answered" },
): Promise<{ requests: GoodwillRequest[]; next: Key | null }> {
  const { at, id } = after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const found = await (which === "asked" ? byMe : answeredByMe)(db, { personId, at, id });
  const rows = found.slice(0, page);
  const last = rows.at(-1);
  return {
    requests: rows.map((row) => requestOf(row, now)),
    next: found.length > page && last ? { at: last.askedAt, id: last.id } : null,
  };
}

const one = preparedSql<Raw>("goodwill_request", sql`${asked} where a.id = ${placeholder("requestId")}::uuid`);

/** One request; null: there is none. */
export async function findRequest(db: Database, { requestId, now }: { requestId: string; now: Date }) {
  const [row] = await one(db, { requestId });
  return row ? requestOf(row, now) : null;
}

const ofCustomer = preparedSql<Raw>(
  "goodwill_requests_of_customer",
  sql`${asked} where a.customer_id = (select survivor_id from customers where id = ${placeholder("customerId")}::uuid)
    and a.goodwill_id is null and (a.answer is null or a.answer = 'approved') order by a.recorded_at desc, a.id desc limit 20`,
);

/** What was asked for this customer and is still open: not answered, or approved and not given. */
export async function listOpenRequests(db: Database, { customerId, now }: { customerId: string; now: Date }) {
  const rows = await ofCustomer(db, { customerId });
  return rows.map((row) => requestOf(row, now)).filter(({ state }) => state === "waiting" || state === "approved");
}

function requestOf({ answer, askedAt, answeredAt, givenAt, ...row }: Raw, now: Date): GoodwillRequest {
  const answered = answeredAt === null ? null : new Date(answeredAt);
  return {
    ...row,
    askedAt: new Date(askedAt),
    answeredAt: answered,
    givenAt: givenAt === null ? null : new Date(givenAt),
    state: requestState({ answer, answeredAt: answered, isGiven: givenAt !== null }, now),
  };
}
