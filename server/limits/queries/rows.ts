import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../../customers/queries/members";
import { type ApprovalAnswer, type AskedCut, type GivenCut, isGivenCut, type UseCut } from "../../domain/goodwill";
import type { GoodwillAct } from "../../domain/limit";
import type { Reaction } from "../../domain/recognition";
import { reactionOf } from "./use";

/** A gift or a request behind a number: by team, never by person. */
export type UseRow = {
  id: string;
  customerId: string;
  customerName: string;
  act: GoodwillAct;
  amountMinor: number;
  currency: string;
  team: string | null;
  /** Null: erased. */
  words: string | null;
  at: string;
  isApproved: boolean;
  reaction: Reaction | null;
  answer: ApprovalAnswer | null;
  answeredAt: string | null;
  /** Why it was refused; null: not refused, or erased. */
  reason: string | null;
};

type Key = { at: string; id: string };
export type UseRows = { rows: UseRow[]; next: Key | null };
export type UseAsked = {
  cut: UseCut;
  act: GoodwillAct | null;
  /** "none": people in no team. */
  team: string | null;
  since: Date;
  currency: string;
  after: Key | null;
};

const page = 30;

const narrowed = (row: SQL): SQL => sql`
  (${placeholder("act")}::text is null or ${row}.act = ${placeholder("act")})
  and (${placeholder("team")}::text is null or coalesce(${row}.team_id::text, 'none') = ${placeholder("team")})
  and ${row}.currency = ${placeholder("currency")}
  and (${row}.recorded_at, ${row}.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)`;
const inPeriod = (row: SQL): SQL => sql`${row}.recorded_at >= ${placeholder("since")}::timestamptz`;
const newestFirst = (row: SQL): SQL =>
  sql`order by ${row}.recorded_at desc, ${row}.id desc limit ${sql.raw(String(page + 1))}`;
const common = (row: SQL): SQL => sql`
  ${row}.id, s.id as "customerId", s.name as "customerName", ${row}.act, ${row}.amount_minor::float8 as "amountMinor",
  ${row}.currency, t.name as team, ${iso(sql`${row}.recorded_at`)} as at`;

const g = sql.raw("g");
const a = sql.raw("a");

const givenWhere: Record<GivenCut, SQL> = {
  given: sql`true`,
  noted: sql`${reactionOf(sql`g.id`)} is not null`,
  pleased: sql`${reactionOf(sql`g.id`)} in ('delighted', 'pleased')`,
};

const given = (cut: GivenCut) =>
  preparedSql<UseRow>(
    `limit_rows_${cut}`,
    sql`select ${common(g)}, x.body as words, g.request_id is not null as "isApproved", ${reactionOf(sql`g.id`)} as reaction,
        null as answer, null as "answeredAt", null as reason
      from goodwills g
      join customers m on m.id = g.customer_id join customers s on s.id = m.survivor_id
      left join goodwill_requests r on r.id = g.request_id
      left join texts x on x.id = coalesce(g.words_id, r.words_id)
      left join teams t on t.id = g.team_id
      where ${inPeriod(g)} and ${givenWhere[cut]} and ${narrowed(g)} ${newestFirst(g)}`,
  );

const askedWhere: Record<AskedCut, SQL> = {
  asked: inPeriod(a),
  answered: sql`${inPeriod(a)} and a.answer in ('approved', 'refused')`,
  refused: sql`${inPeriod(a)} and a.answer = 'refused'`,
  // Whenever it was asked: what waits, waits.
  waiting: sql`a.answer is null`,
};

const asked = (cut: AskedCut) =>
  preparedSql<UseRow>(
    `limit_rows_${cut}`,
    sql`select ${common(a)}, x.body as words, a.answer = 'approved' as "isApproved", null as reaction, a.answer,
        ${iso(sql`a.answered_at`)} as "answeredAt", why.body as reason
      from goodwill_asked a join customers s on s.id = a.customer_id
      left join texts x on x.id = a.words_id
      left join texts why on why.id = a.reason_id
      left join teams t on t.id = a.team_id
      where ${askedWhere[cut]} and ${narrowed(a)} ${newestFirst(a)}`,
  );

const questions = {
  ...{ given: given("given"), noted: given("noted"), pleased: given("pleased") },
  ...{ asked: asked("asked"), answered: asked("answered"), refused: asked("refused"), waiting: asked("waiting") },
} satisfies Record<UseCut, ReturnType<typeof given>>;

/** A page of the gifts or requests behind a number, the newest first. */
export async function listUse(db: Database, { cut, act, team, since, currency, after }: UseAsked): Promise<UseRows> {
  const { at, id } = after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const period = isGivenCut(cut) || cut !== "waiting" ? { since: since.toISOString() } : {};
  const found = await questions[cut](db, { act, team, currency, at, id, ...period });
  const rows = found.slice(0, page);
  const last = rows.at(-1);
  return { rows, next: found.length > page && last ? { at: last.at, id: last.id } : null };
}
