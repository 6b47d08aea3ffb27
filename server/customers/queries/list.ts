import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CustomerKind } from "../../domain/customer";
import type { CustomerFilter, ListOrder } from "../../domain/customer-list";
import { addDays, type Instant, type PlainDate } from "../../domain/plain-date";
import { iso } from "./members";

/** One line of the list of customers. */
export type CustomerLine = {
  id: string;
  kind: CustomerKind;
  name: string;
  place: string | null;
  country: string | null;
  /** The earlier of what was stated and the first purchase; null: neither is known. */
  sinceOn: PlainDate | null;
  lastOn: PlainDate | null;
  /** ISO instant. */
  lastContactAt: string | null;
  /** Bought in all, net, in the organisation's currency; null: has not bought yet. */
  valueMinor: number | null;
  openIssues: number;
};

export type ListQuestion = {
  filter: CustomerFilter;
  order: ListOrder;
  /** The id of the last line of the page before. */
  after: string | null;
  now: Instant;
  today: PlainDate;
  /** The lapse threshold in days; null: none is set, and nobody is active or lapsed. */
  lapseDays: number | null;
  most: number;
};

export type CustomerPage = { lines: CustomerLine[]; next: string | null };

/**
 * A page of customers, by key: each order walks one index and stops after a page. Whoever has no day to be ordered by
 * (has not bought yet, say) comes last.
 */
export async function listCustomers(db: Database, question: ListQuestion): Promise<CustomerPage> {
  const { order, after, most } = question;
  const from = after === null ? null : await findPlace(db, order, after);
  const wanted = { ...question, most: most + 1 };
  const lines = from === null || from.value !== null ? await ask(db, orders[order](wanted, from)) : [];
  if (lines.length < wanted.most && order !== "name") {
    const rest = { ...wanted, most: wanted.most - lines.length };
    lines.push(...(await ask(db, undated(rest, from !== null && from.value === null ? from.id : null))));
  }
  const page = lines.slice(0, most);
  return { lines: page, next: lines.length > most ? (page.at(-1)?.id ?? null) : null };
}

/** Where a page ended: the value it was ordered by (null: none) and the id. */
type Place = { value: string | null; id: string };

const sinceOn = sql`least(c.stated_since_on, s.first_on)`;
const sortedBy = { name: sql`c.name_key`, since: sql`${sinceOn}::text`, bought: sql`s.last_on::text` };

async function findPlace(db: Database, order: ListOrder, id: string): Promise<Place> {
  const [row] = await db.execute<Place>(sql`
    select ${sortedBy[order]} as value, c.id from customers c left join standing s on s.customer_id = c.id where c.id = ${id}`);
  return row ?? { value: null, id };
}

const orders: Record<ListOrder, (wanted: ListQuestion, from: Place | null) => SQL> = {
  name: (wanted, from) => sql`
    select c.id, row_number() over (order by c.name_key, c.id) as place
    from customers c left join standing s on s.customer_id = c.id
    where ${isWanted(wanted)} ${from ? sql`and (c.name_key, c.id) > (${from.value}, ${from.id}::uuid)` : sql``}
    order by c.name_key, c.id limit ${wanted.most}`,
  bought: (wanted, from) => sql`
    select c.id, row_number() over (order by s.last_on desc, s.customer_id desc) as place
    from standing s join customers c on c.id = s.customer_id
    where s.last_on is not null and ${isWanted(wanted)}
      ${from ? sql`and (s.last_on, s.customer_id) < (${from.value}::date, ${from.id}::uuid)` : sql``}
    order by s.last_on desc, s.customer_id desc limit ${wanted.most}`,
  since: (wanted, from) => sql`
    select id, row_number() over (order by day, id) as place from (
      (select c.id, s.first_on as day from standing s join customers c on c.id = s.customer_id
       where s.first_on is not null and (c.stated_since_on is null or c.stated_since_on >= s.first_on) and ${isWanted(wanted)}
         ${from ? sql`and (s.first_on, s.customer_id) > (${from.value}::date, ${from.id}::uuid)` : sql``}
       order by s.first_on, s.customer_id limit ${wanted.most})
      union all
      (select c.id, c.stated_since_on from customers c left join standing s on s.customer_id = c.id
       where c.stated_since_on is not null and (s.first_on is null or c.stated_since_on < s.first_on) and ${isWanted(wanted)}
         ${from ? sql`and (c.stated_since_on, c.id) > (${from.value}::date, ${from.id}::uuid)` : sql``}
       order by c.stated_since_on, c.id limit ${wanted.most})
    ) either order by day, id limit ${wanted.most}`,
};

/** Those without a day to be ordered by, newest first. */
function undated(wanted: ListQuestion, after: string | null): SQL {
  return sql`
    select c.id, row_number() over (order by c.id desc) as place
    from customers c left join standing s on s.customer_id = c.id
    where ${sortedBy[wanted.order]} is null and ${isWanted(wanted)} ${after ? sql`and c.id < ${after}::uuid` : sql``}
    order by c.id desc limit ${wanted.most}`;
}

function isWanted({ filter, now, today, lapseDays }: ListQuestion): SQL {
  const conditions = [sql`is_listed(c.id, c.survivor_id, c.withdrawn_at, c.erased_at)`];
  if (filter.kind) conditions.push(sql`c.kind = ${filter.kind}`);
  if (filter.country) conditions.push(sql`c.country = ${filter.country}`);
  if (filter.place) conditions.push(sql`lower(c.place) like ${`${escaped(filter.place.toLowerCase())}%`}`);
  if (filter.sinceFrom) conditions.push(sql`${sinceOn} >= ${filter.sinceFrom}::date`);
  if (filter.sinceTo) conditions.push(sql`${sinceOn} <= ${filter.sinceTo}::date`);
  if (filter.bought) conditions.push(hasBought(filter.bought, today, lapseDays));
  if (filter.hasOpenIssue) conditions.push(sql`s.open_issues > 0`);
  if (filter.content) {
    const held = sql`c.id in (select h.customer_id from content_hold_reasons(${now.toISOString()}::timestamptz) h)`;
    conditions.push(filter.content === "held" ? held : sql`not (${held})`);
  }
  return sql.join(conditions, sql` and `);
}

function hasBought(bought: NonNullable<CustomerFilter["bought"]>, today: PlainDate, lapseDays: number | null): SQL {
  if (bought === "not_yet") return sql`s.last_on is null`;
  if (lapseDays === null) return sql`false`;
  const still = addDays(today, -lapseDays);
  return bought === "active" ? sql`s.last_on >= ${still}::date` : sql`s.last_on < ${still}::date`;
}

function escaped(words: string): string {
  return words.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** The lines of the customers a question names, in its order. */
async function ask(db: Database, which: SQL): Promise<CustomerLine[]> {
  return db.execute<CustomerLine>(sql`
    with page as materialized (${which})
    select c.id, c.kind, c.name, c.place, c.country, ${sinceOn}::text as "sinceOn", s.last_on::text as "lastOn",
      (select ${iso(sql`max(latest.happened_at)`)} from customers m cross join lateral (
         select k.happened_at from contacts k where k.customer_id = m.id and k.withdrawn_at is null
         order by k.happened_at desc, k.id desc limit 1) latest
       where m.survivor_id = c.id) as "lastContactAt",
      case when s.purchases > 0 then s.value_minor::float8 end as "valueMinor", coalesce(s.open_issues, 0) as "openIssues"
    from page join customers c on c.id = page.id left join standing s on s.customer_id = c.id
    order by page.place`);
}
