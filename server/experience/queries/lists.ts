import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { acts } from "../../advocacy/queries/months";
import type { ExperienceList } from "../../domain/experience-rows";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import { inWindow, windowDays } from "./asked";

const named = (name: string, type: string) => sql`${placeholder(name)}::${sql.raw(type)}`;
const rank = named("rank", "bigint");
const id = named("id", "uuid");

/**
 * The rows of a list (customer, day, amount, and the rank after which a further page goes on), whom they are of, and how they
 * lie. The common lists walk an index, the newest first, look at each customer they come by and stop when a page is full:
 * nobody else is read. Each statement ends within its conditions, to which those of a segment are added.
 */
export type Walk = { rows: SQL; of: SQL; order: SQL };

const micros = (instant: string) => sql.raw(`(extract(epoch from ${instant}) * 1000000)::bigint`);
const dayRank = (day: string) => sql.raw(`coalesce(${day} - date '2000-01-01', 0)::bigint`);
const localDay = (instant: string) => sql.raw(`(${instant} at time zone (select zone from organisation))::date`);
const reached = sql`(timestamptz 'epoch' + ${rank} * interval '1 microsecond')`;

/** Goes on after the last row of the page before, by the index of an instant. */
const afterInstant = (instant: string) => {
  const at = sql.raw(instant);
  return sql`${at} <= coalesce(${reached}, 'infinity') and (${rank} is null or (${at}, s.id) < (${reached}, ${id}))`;
};
const newestFirst = sql`k.happened_at desc, s.id desc`;
const them = sql`s.id`;

/** Whom the lens shows on its day: on record by then, or in touch by then though recorded later. */
const isKnown = (customer: string) => {
  const s = sql.raw(customer);
  return sql`exists (select from customers n where n.id = ${s} and n.survivor_id = n.id and n.withdrawn_at is null
    and (n.recorded_at < day_begins(${asOf} + 1)
      or exists (select from standing t where t.customer_id = n.id and t.first_on <= ${asOf})
      or exists (select from customers m join contacts x on x.customer_id = m.id
        where m.survivor_id = n.id and x.withdrawn_at is null and x.happened_at < day_begins(${asOf} + 1))))`;
};

/** Active ones only, where the list is of those. */
const ofThem = sql`(${named("of", "text")} is distinct from 'active' or ${isActive("s.id")})`;

function isActive(customer: string): SQL {
  const s = sql.raw(customer);
  return sql`exists (select from standing t where t.customer_id = ${s} and (t.last_on between ${asOf} - ${lapseDays} and ${asOf}
    or t.last_on > ${asOf} and ${bought(customer, sql`${asOf} - ${lapseDays}`, asOf)}))`;
}

function bought(customer: string, from: SQL, to: SQL): SQL {
  return sql`exists (select from bought b where b.customer_id = ${sql.raw(customer)} and b.bought_on between ${from} and ${to})`;
}

/** Contacts that say how somebody felt, each the customer's last in the window; as felt_between has it. */
const lastFelt = sql`contacts k
    join customers c on c.id = k.customer_id
    join customers s on s.id = c.survivor_id and s.withdrawn_at is null
    where k.feeling is not null and k.withdrawn_at is null and ${inWindow(sql`k.happened_at`)} and ${afterInstant("k.happened_at")}
      and not exists (select from customers m join contacts l on l.customer_id = m.id
        where m.survivor_id = s.id and l.feeling is not null and l.withdrawn_at is null
          and l.happened_at < day_begins(${asOf} + 1) and (l.happened_at, l.id) > (k.happened_at, k.id))`;

const inTouch = (customer: string, and: SQL) =>
  sql`exists (select from customers m join contacts l on l.customer_id = m.id
    where m.survivor_id = ${sql.raw(customer)} and l.withdrawn_at is null and ${inWindow(sql`l.happened_at`)} ${and})`;

/** In the window before. */
const before = (contact: string) => {
  const at = sql.raw(`${contact}.happened_at`);
  return sql`${at} >= day_begins(${asOf} - 2 * ${windowDays} + 1) and ${at} < day_begins(${asOf} - ${windowDays} + 1)`;
};

const ofGroup = (level: string) =>
  sql`case ${named("group", "text")} when 'unhappy' then ${sql.raw(level)} < 3 when 'ok' then ${sql.raw(level)} = 3
        when 'happy' then ${sql.raw(level)} > 3 else true end`;

const spokeOf = sql`case ${named("cut", "text")}
    when 'cause' then ${inTouch("s.id", sql`and l.cause = ${named("value", "text")}`)}
    when 'stage' then ${inTouch("s.id", sql`and l.stage = ${named("value", "text")}`)}
    when 'issue' then exists (select from customers m join issues i on i.customer_id = m.id
      where m.survivor_id = s.id and i.kind = ${named("value", "text")} and ${inWindow(sql`i.opened_at`)})
    when 'need' then exists (select from customers m join needs x on x.customer_id = m.id
      where m.survivor_id = s.id and x.kind = ${named("value", "text")} and x.withdrawn_at is null and x.learned_on <= ${asOf})
    end`;

/** A list without an order of its own to walk: few rows, made whole. */
const few = (rows: SQL): Walk => ({
  rows: sql`select * from (${rows}) s (id, on_day, amount, rank)
    where ${isKnown("s.id")} and (${rank} is null or (s.rank, s.id) < (${rank}, ${id}))`,
  of: them,
  order: sql`s.rank desc, s.id desc`,
});

const inMonth = (instant: string) => {
  const [at, month] = [sql.raw(instant), named("month", "date")];
  return sql`${at} >= day_begins(${month}) and ${at} < day_begins((${month} + interval '1 month')::date)`;
};

const aYearAgo = sql`(${asOf} - interval '12 months')::date`;

/** Who was active a year before, the last to buy first: of those who have not bought since, nobody is looked at. */
const stayed = (has: (bought: SQL) => SQL): Walk => ({
  rows: sql`select t.customer_id, (select max(b.bought_on) from bought b where b.customer_id = t.customer_id and b.bought_on <= ${asOf}),
      null::bigint, ${dayRank("t.last_on")}
    from standing t join customers s on s.id = t.customer_id
    where t.last_on >= ${aYearAgo} - ${lapseDays} and ${bought("t.customer_id", sql`${aYearAgo} - ${lapseDays}`, aYearAgo)}
      and ${has(bought("t.customer_id", sql`${asOf} - ${lapseDays}`, asOf))}
      and t.last_on <= case when ${rank} is null then 'infinity' else date '2000-01-01' + least(greatest(${rank}, -700000), 9999999)::int end
      and (${rank} is null or (${dayRank("t.last_on")}, t.customer_id) < (${rank}, ${id}))`,
  of: sql`t.customer_id`,
  order: sql`t.last_on desc, t.customer_id desc`,
});

export const lists: Record<ExperienceList, Walk> = {
  level: {
    rows: sql`select s.id, ${localDay("k.happened_at")}, null::bigint, ${micros("k.happened_at")} from ${lastFelt}
      and coalesce(k.feeling = ${named("level", "int")}, true) and coalesce(k.channel = ${named("channel", "text")}, true)
      and (${named("stage", "text")} is null or k.stage = ${named("stage", "text")}) and ${ofGroup("k.feeling")}
      and coalesce(exists (select from feedbacks f where f.contact_id = k.id) = (${named("known", "text")} = 'said'), true)
      and ${ofThem}`,
    of: them,
    order: newestFirst,
  },
  moved: {
    rows: sql`select s.id, ${localDay("k.happened_at")}, null::bigint, ${micros("k.happened_at")} from ${lastFelt}
      and (length(${named("to", "text")}) > 1 or k.feeling::text = ${named("to", "text")})
      and exists (select from customers m join contacts b on b.customer_id = m.id
        where m.survivor_id = s.id and b.feeling is not null and b.withdrawn_at is null and ${before("b")}
          and coalesce(b.feeling = ${named("from", "int")}, true) and case ${named("to", "text")}
            when 'any' then true when 'up' then k.feeling > b.feeling when 'down' then k.feeling < b.feeling
            when 'same' then k.feeling = b.feeling else k.feeling::text = ${named("to", "text")} end
          and not exists (select from customers n join contacts l on l.customer_id = n.id
            where n.survivor_id = s.id and l.feeling is not null and l.withdrawn_at is null and ${before("l")}
              and (l.happened_at, l.id) > (b.happened_at, b.id)))`,
    of: them,
    order: newestFirst,
  },
  topic: {
    rows: sql`select s.id, null::date, null::bigint, ${micros("k.happened_at")} from ${lastFelt}
      and ${ofGroup("k.feeling")} and ${spokeOf}`,
    of: them,
    order: newestFirst,
  },
  asked: {
    rows: sql`select s.id, null::date, null::bigint, ${micros("k.happened_at")}
      from contacts k
      join customers c on c.id = k.customer_id
      join customers s on s.id = c.survivor_id and s.withdrawn_at is null
      where k.withdrawn_at is null and ${inWindow(sql`k.happened_at`)} and ${afterInstant("k.happened_at")}
        and not ${inTouch("s.id", sql`and (l.feeling is not null or (l.happened_at, l.id) > (k.happened_at, k.id))`)}
        and ${ofThem}`,
    of: them,
    order: newestFirst,
  },
  not_asked: {
    rows: sql`select s.id, null::date, null::bigint, 0::bigint from customers s
      where s.survivor_id = s.id and s.withdrawn_at is null and s.id <= coalesce(${id}, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
        and (${id} is null or s.id < ${id}) and not ${inTouch("s.id", sql``)} and ${isKnown("s.id")} and ${ofThem}`,
    of: them,
    order: sql`s.id desc`,
  },
  wallet: few(sql`select customer_id, said_on, elsewhere_minor, ${dayRank("said_on")} from wallet_standings(${asOf})
    where standing = ${named("standing", "text")} and coalesce(source = ${named("source", "text")}, true)`),
  score: few(sql`select survivor_id, asked_on, null::bigint, ${dayRank("asked_on")} from (
      select distinct on (c.survivor_id) c.survivor_id, s.score, s.asked_on
      from promoter_scores s join score_files f on f.id = s.file_id join customers c on c.id = s.customer_id
      where f.withdrawn_at is null and f.source = ${named("source", "text")} and s.asked_on <= ${asOf}
        and s.asked_on > ${asOf} - interval '12 months'
      order by c.survivor_id, s.asked_on desc, s.recorded_at desc, s.id desc) latest
    where score = ${named("score", "int")}`),
  avoidable: few(sql`select survivor_id, on_day, null::bigint, ${dayRank("on_day")} from (
      select c.survivor_id, max(${localDay("k.happened_at")}) as on_day from contacts k join customers c on c.id = k.customer_id
      where k.avoidable and k.withdrawn_at is null and ${inMonth("k.happened_at")} group by 1) of_month`),
  complained: few(sql`select survivor_id, on_day, null::bigint, ${dayRank("on_day")} from (
      select c.survivor_id, max(${localDay("i.opened_at")}) as on_day from issues i join customers c on c.id = i.customer_id
      where i.kind = 'complaint' and ${inMonth("i.opened_at")} group by 1) of_month`),
  returned: few(sql`select survivor_id, on_day, amount, ${dayRank("on_day")} from (
      select c.survivor_id, max(p.bought_on) as on_day,
        sum(p.amount_minor) filter (where p.currency = (select currency from organisation)) as amount
      from purchases p join customers c on c.id = p.customer_id
      where p.amount_minor < 0 and p.withdrawn_at is null and p.bought_on >= ${named("month", "date")}
        and p.bought_on < (${named("month", "date")} + interval '1 month')::date group by 1) of_month`),
  retained: stayed((lately) => lately),
  // Whose last day of all lies in those days bought in them: that is seen without looking anybody up.
  not_retained: stayed((lately) => sql`t.last_on not between ${asOf} - ${lapseDays} and ${asOf} and not ${lately}`),
  advocates: few(sql`select customer_id, on_day, null::bigint, ${dayRank("on_day")} from (
      select x.customer_id, max(x.happened_on) as on_day from (${acts}) x
      where x.happened_on > ${aYearAgo} and x.happened_on <= ${asOf} and ${isActive("x.customer_id")} group by 1) told`),
};
