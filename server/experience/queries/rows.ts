import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { acts } from "../../advocacy/queries/months";
import type { ExperienceList } from "../../domain/experience-rows";
import type { FeelingWindow } from "../../domain/feeling";
import type { Lens } from "../../domain/lens";
import type { NumberRow } from "../../domain/number-rows";
import type { PlainDate } from "../../domain/plain-date";
import type { AskForRows } from "../input";
import { asOf, felt, feltBefore, lapseDays, members, segment, topics, touched } from "./asked";

type Key = { on: string; id: string };
export type ExperienceRows = { rows: NumberRow[]; total: number; next: Key | null };
/** What a list is of; what it does not need is null. */
export type RowsOf = Lens & { windowDays: FeelingWindow } & Omit<
    AskForRows,
    "which" | "asOf" | "lapse" | "segment" | "window" | "after"
  >;

const most = 50;
const named = (name: string, type: string) => sql`${placeholder(name)}::${sql.raw(type)}`;
const local = (instant: string) => sql.raw(`(${instant} at time zone (select zone from organisation))::date`);
const inMonth = (day: SQL) =>
  sql`${day} >= ${named("month", "date")} and ${day} < (${named("month", "date")} + interval '1 month')::date`;
const histories = sql`histories as materialized (select * from histories_of(${asOf}, ${lapseDays}, ${segment}))`;
const aYearAgo = sql`(${asOf} - interval '12 months')::date`;

/** Active ones only, where the list is of those. */
const ofThem = (id: string) => sql`(${named("of", "text")} is distinct from 'active'
  or ${sql.raw(id)} in (select customer_id from active_customers(${asOf}, ${lapseDays})))`;

const uncovered = (isTouched: SQL) => ({
  tables: [felt, touched],
  rows: sql`select m.id, null::date, null::bigint from members m
    where not exists (select from felt where customer_id = m.id) and ${isTouched} (select from touched t where t.id = m.id)
      and ${ofThem("m.id")}`,
});

const stayed = (has: SQL) => ({
  tables: [histories],
  rows: sql`select customer_id, last_on, null::bigint from histories h
    where (select max(d) from unnest(h.days) as d where d <= ${aYearAgo}) >= ${aYearAgo} - ${lapseDays} and ${has}`,
});

/** For each list the tables it needs beside the members, and its rows: customer, day, amount. */
const lists: Record<ExperienceList, { tables: SQL[]; rows: SQL }> = {
  level: {
    tables: [felt],
    rows: sql`select customer_id, ${local("happened_at")}, null::bigint from felt
      where coalesce(level = ${named("level", "int")}, true) and coalesce(is_said = (${named("known", "text")} = 'said'), true)
        and coalesce(channel = ${named("channel", "text")}, true)
        and (${named("stage", "text")} is null or stage = ${named("stage", "text")})
        and case ${named("group", "text")} when 'unhappy' then level < 3 when 'ok' then level = 3 when 'happy' then level > 3
          else true end
        and ${ofThem("customer_id")}`,
  },
  asked: uncovered(sql`exists`),
  not_asked: uncovered(sql`not exists`),
  moved: {
    tables: [felt, feltBefore],
    rows: sql`select f.customer_id, ${local("f.happened_at")}, null::bigint from felt f join felt_before b using (customer_id)
      where coalesce(b.level = ${named("from", "int")}, true) and case ${named("to", "text")}
        when 'any' then true when 'up' then f.level > b.level when 'down' then f.level < b.level when 'same' then f.level = b.level
        else f.level::text = ${named("to", "text")} end`,
  },
  topic: {
    tables: [felt, topics],
    rows: sql`select distinct customer_id, null::date, null::bigint from topics
      where cut = ${named("cut", "text")} and value = ${named("value", "text")} and case ${named("group", "text")}
        when 'unhappy' then level < 3 when 'ok' then level = 3 else level > 3 end`,
  },
  wallet: {
    tables: [],
    rows: sql`select customer_id, said_on, elsewhere_minor from wallet_standings(${asOf}) join members on members.id = customer_id
      where standing = ${named("standing", "text")} and coalesce(source = ${named("source", "text")}, true)`,
  },
  score: {
    tables: [],
    rows: sql`select survivor_id, asked_on, null::bigint from (
        select distinct on (c.survivor_id) c.survivor_id, s.score, s.asked_on
        from promoter_scores s join score_files f on f.id = s.file_id join customers c on c.id = s.customer_id
        join members on members.id = c.survivor_id
        where f.withdrawn_at is null and f.source = ${named("source", "text")} and s.asked_on <= ${asOf}
          and s.asked_on > ${asOf} - interval '12 months'
        order by c.survivor_id, s.asked_on desc, s.recorded_at desc, s.id desc) latest
      where score = ${named("score", "int")}`,
  },
  avoidable: {
    tables: [],
    rows: sql`select c.survivor_id, max(${local("k.happened_at")}), null::bigint
      from contacts k join customers c on c.id = k.customer_id
      where k.avoidable and k.withdrawn_at is null and ${inMonth(local("k.happened_at"))} group by 1`,
  },
  complained: {
    tables: [],
    rows: sql`select c.survivor_id, max(${local("i.opened_at")}), null::bigint
      from issues i join customers c on c.id = i.customer_id
      where i.kind = 'complaint' and ${inMonth(local("i.opened_at"))} group by 1`,
  },
  returned: {
    tables: [],
    rows: sql`select c.survivor_id, max(p.bought_on), sum(p.amount_minor) filter (where p.currency = (select currency from organisation))
      from purchases p join customers c on c.id = p.customer_id
      where p.amount_minor < 0 and p.withdrawn_at is null and ${inMonth(sql`p.bought_on`)} group by 1`,
  },
  retained: stayed(sql`h.last_on >= ${asOf} - ${lapseDays}`),
  not_retained: stayed(sql`h.last_on < ${asOf} - ${lapseDays}`),
  advocates: {
    tables: [histories],
    rows: sql`select h.customer_id, max(x.happened_on), null::bigint from histories h join (${acts}) x using (customer_id)
      where h.last_on >= ${asOf} - ${lapseDays} and x.happened_on > ${aYearAgo} and x.happened_on <= ${asOf} group by 1`,
  },
};

type Row = NumberRow & { key: string; total: number };

const listOf = (key: ExperienceList) =>
  preparedSql<Row>(
    `experience_rows_${key}`,
    sql`with ${sql.join([members, ...lists[key].tables], sql`, `)},
      source (customer_id, on_day, amount) as materialized (
        select s.* from (${lists[key].rows}) s (customer_id, on_day, amount) join members on members.id = s.customer_id),
      ranked as (select *, coalesce(on_day, date '2000-01-01') as key from source),
      page as (
        select * from ranked
        where ${named("afterOn", "date")} is null or (key, customer_id) < (${named("afterOn", "date")}, ${named("afterId", "uuid")})
        order by key desc, customer_id desc limit ${sql.raw(String(most + 1))}
      )
      select page.customer_id as "customerId", customers.name, customers.place, page.on_day::text as "on",
        page.amount::float8 as "amountMinor", page.key::text as key, (select count(*)::int from source) as total
      from page join customers on customers.id = page.customer_id
      order by page.key desc, page.customer_id desc`,
  );

const questions = new Map(Object.keys(lists).map((key) => [key, listOf(key as ExperienceList)]));

/** The customers behind a number of experience, the newest first, fifty at a time. */
export async function listExperienceRows(
  db: Database,
  which: ExperienceList,
  asked: RowsOf,
  after: { on: string | PlainDate; id: string } | null,
): Promise<ExperienceRows> {
  const question = questions.get(which);
  if (!question) throw new Error(`No list for ${which}.`);
  const found = await question(db, { ...asked, afterOn: after?.on ?? null, afterId: after?.id ?? null });
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  const next = found.length > most && last ? { on: last.key, id: last.customerId } : null;
  return { rows, total: found[0]?.total ?? 0, next };
}
