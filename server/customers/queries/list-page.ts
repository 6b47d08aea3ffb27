import { type SQL, sql } from "drizzle-orm";
import type { ListOrder } from "../../domain/customer-list";
import { type Few, type Filtered, isListed, isWanted, onOrder } from "./list-filter";

/** Where a page ended: the value it was ordered by (null: none) and the id. */
export type Place = { value: string | null; id: string };

/** A list in order, or the end of it: those without a day to be ordered by, newest first. */
type Part = { order: ListOrder; isDated: boolean };

type Wanted = Filtered & { few: Few | "many" | null; most: number };

/** What each order goes by, in the tables and among a few that were gathered. */
const keys = {
  name: { key: sql`c.name_key`, id: sql`c.id`, gathered: sql`c.name_key` },
  since: { key: sql`s.since_on`, id: sql`s.customer_id`, gathered: sql`f.since_on` },
  bought: { key: sql`s.last_on`, id: sql`s.customer_id`, gathered: sql`f.last_on` },
};

/** So few are looked up one by one; of more, the names are walked with all of them in mind. */
const handful = 500;

/** Which customers stand on a page, as `id` and `place`. */
export function pageOf(wanted: Wanted, part: Part, from: Place | null): SQL {
  const direction = sql.raw(part.isDated && part.order !== "bought" ? "asc" : "desc");
  const by = sql`k ${direction}, id ${direction}`;
  const which = whichOf(wanted, part, from, by);
  return sql`select id, row_number() over (order by ${by}) as place from (${which} order by ${by} limit ${wanted.most}) p`;
}

function whichOf(wanted: Wanted, part: Part, from: Place | null, by: SQL): SQL {
  if (wanted.few === null) return joined(wanted, part, from);
  return wanted.few === "many" ? walked(wanted, part, from, by) : gathered(wanted, wanted.few, part, from, by);
}

/** As Postgres finds best. */
function joined(wanted: Wanted, part: Part, from: Place | null): SQL {
  const { key, id } = keys[part.order];
  return sql`
    select ${id} as id, ${key} as k from customers c join standing s on s.customer_id = c.id
    where ${within(part, key, id, from)} and ${isWanted(wanted, id)}`;
}

/** One after the other as the index of the order has them; estimates of how many there are would lead elsewhere. */
function walked(wanted: Wanted, part: Part, from: Place | null, by: SQL): SQL {
  const { key, id } = keys[part.order];
  const isNext = within(part, key, id, from);
  const [rows, conditions] =
    part.order === "name"
      ? [sql`customers c`, [isListed, isNext]]
      : [sql`standing s`, [isNext, ...onOrder(part.order, wanted)]];
  return sql`
    select w.id, w.k
    from (select ${id} as id, ${key} as k from ${rows} where ${sql.join(conditions, sql` and `)} order by ${by} offset 0) w
    ${lookedUp(wanted)}`;
}

/** Each that is met, only when its turn comes: what else is asked may need all of its row. */
const lookedUp = (wanted: Wanted) => sql`
  cross join lateral (select * from customers c where c.id = w.id offset 0) c
  cross join lateral (select * from standing s where s.customer_id = w.id offset 0) s
  where ${isWanted(wanted, sql`w.id`)}`;

/** The gathered ones in order. */
function gathered(wanted: Wanted, few: Few, part: Part, from: Place | null, by: SQL): SQL {
  if (part.order !== "name") {
    const { gathered: key } = keys[part.order];
    return sql`
      select w.id, w.k from (
        select f.id, ${key} as k from (${few.rows}) f where ${within(part, key, sql`f.id`, from)} order by ${by} offset 0) w
      ${lookedUp(wanted)}`;
  }
  const isNext = within(part, sql`c.name_key`, sql`c.id`, from);
  if (few.count <= handful)
    return sql`select w.id, c.name_key as k from (${few.ids} offset 0) w (id) ${lookedUp(wanted)} and ${isNext}`;
  // Held in memory and met on the way, entry by entry of the index of names, without a look at anybody else's row.
  return sql`
    select w.id, w.k from (
      select c.id, c.name_key as k from customers c
      where ${isListed} and ${isNext} and (c.id in (${few.ids})) is true order by ${by} offset 0) w
    ${lookedUp(wanted)}`;
}

/** On which side of the place a part goes on, by its key and id. */
function within({ order, isDated }: Part, key: SQL, id: SQL, from: Place | null): SQL {
  if (order === "name") return from ? sql`(${key}, ${id}) > (${from.value}, ${from.id}::uuid)` : sql`true`;
  if (!isDated) return from ? sql`${key} is null and ${id} < ${from.id}::uuid` : sql`${key} is null`;
  const sign = sql.raw(order === "bought" ? "<" : ">");
  return from
    ? sql`${key} is not null and (${key}, ${id}) ${sign} (${from.value}::date, ${from.id}::uuid)`
    : sql`${key} is not null`;
}
