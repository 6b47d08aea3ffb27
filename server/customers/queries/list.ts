import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CustomerKind } from "../../domain/customer";
import type { ListOrder } from "../../domain/customer-list";
import type { PlainDate } from "../../domain/plain-date";
import { type Filtered, findFew } from "./list-filter";
import { type Place, pageOf } from "./list-page";
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
  /** The value band; null: in none (yet). */
  band: string | null;
  isBest: boolean;
};

export type ListQuestion = Filtered & {
  order: ListOrder;
  /** The id of the last line of the page before. */
  after: string | null;
  most: number;
};

export type CustomerPage = { lines: CustomerLine[]; next: string | null };

/**
 * A page of customers, by key: each order walks one index and stops after a page, or sorts the few that a filter leaves.
 * Whoever has no day to be ordered by (has not bought yet, say) comes last.
 */
export async function listCustomers(db: Database, question: ListQuestion): Promise<CustomerPage> {
  const { order, after, most } = question;
  const [from, few] = await Promise.all([after === null ? null : findPlace(db, order, after), findFew(db, question)]);
  const wanted = { ...question, few, most: most + 1 };
  const lines =
    from === null || from.value !== null ? await ask(db, pageOf(wanted, { order, isDated: true }, from)) : [];
  if (lines.length < wanted.most && order !== "name") {
    const rest = { ...wanted, most: wanted.most - lines.length };
    const last = from !== null && from.value === null ? from : null;
    lines.push(...(await ask(db, pageOf(rest, { order, isDated: false }, last))));
  }
  const page = lines.slice(0, most);
  return { lines: page, next: lines.length > most ? (page.at(-1)?.id ?? null) : null };
}

const sortedBy = { name: sql`c.name_key`, since: sql`s.since_on::text`, bought: sql`s.last_on::text` };

async function findPlace(db: Database, order: ListOrder, id: string): Promise<Place> {
  const [row] = await db.execute<Place>(sql`
    select ${sortedBy[order]} as value, c.id from customers c left join standing s on s.customer_id = c.id where c.id = ${id}`);
  return row ?? { value: null, id };
}

/** The lines of these customers, in this order. */
export async function listLines(db: Database, ids: readonly string[]): Promise<CustomerLine[]> {
  if (ids.length === 0) return [];
  return ask(
    db,
    sql`select id, place from unnest(${sql.param([...ids])}::uuid[]) with ordinality as asked (id, place)`,
  );
}

/** The lines of the customers a question names, in its order. */
async function ask(db: Database, which: SQL): Promise<CustomerLine[]> {
  return db.execute<CustomerLine>(sql`
    with page as materialized (${which})
    select c.id, c.kind, c.name, c.place, c.country, s.since_on::text as "sinceOn", s.last_on::text as "lastOn",
      ${iso(sql`s.last_contact_at`)} as "lastContactAt",
      case when s.purchases > 0 then s.value_minor::float8 end as "valueMinor", s.open_issues as "openIssues",
      b.band, coalesce(b.is_best, false) as "isBest"
    from page join customers c on c.id = page.id join standing s on s.customer_id = c.id
      left join band_spans b on b.customer_id = c.id and b.until_on is null
    order by page.place`);
}
