import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { type ExperienceList, experienceLists } from "../../domain/experience-rows";
import type { FeelingWindow } from "../../domain/feeling";
import type { Lens } from "../../domain/lens";
import type { NumberRow } from "../../domain/number-rows";
import { asOf } from "../../numbers/queries/asked";
import { isOfSegment, type ListPage, type ListPosition, listPage, type Paging } from "../../numbers/queries/listing";
import type { AskForRows } from "../input";
import { lists, type Walk } from "./lists";

/** What a list is of; what it does not need is null. */
export type RowsOf = Lens & { windowDays: FeelingWindow } & Omit<
    AskForRows,
    "which" | "asOf" | "lapse" | "segment" | "window" | "after"
  >;

const found = ({ rows, of, order }: Walk) => sql`with found (customer_id, on_day, amount, rank) as materialized (
  ${rows} and ${isOfSegment(of, asOf)} order by ${order} limit ${placeholder("limit")}::int)`;

const listOf = (key: ExperienceList) => ({
  rows: preparedSql<NumberRow & ListPosition>(
    `experience_rows_${key}`,
    sql`${found(lists[key])} select found.customer_id as "customerId", customers.name, customers.place,
        found.on_day::text as "on", found.amount::float8 as "amountMinor", found.rank::float8 as rank,
        found.customer_id as id
      from found join customers on customers.id = found.customer_id
      order by found.rank desc, found.customer_id desc`,
  ),
  total: preparedSql<{ total: number }>(
    `experience_rows_total_${key}`,
    sql`${found(lists[key])} select count(*)::int as total from found`,
  ),
});

const statements = new Map(experienceLists.map((key) => [key, listOf(key)]));

/** A page is soon full: it is never worth reading everybody for it, whatever the planner thinks. */
const byKey = { enable_seqscan: "off", enable_bitmapscan: "off", enable_hashjoin: "off", enable_mergejoin: "off" };

/** The customers behind a number of experience, the newest first: fifty at a time, and no longer than a page waits. */
export async function listExperienceRows(
  db: Database,
  which: ExperienceList,
  asked: RowsOf,
  after: ListPosition | null,
  paging?: Paging,
): Promise<ListPage> {
  const list = statements.get(which);
  if (!list) throw new Error(`No list for ${which}.`);
  return listPage(
    db,
    after,
    {
      rows: (tx, place) => list.rows(tx, { ...asked, ...place }),
      total: (tx, place) => list.total(tx, { ...asked, ...place }),
    },
    paging,
    byKey,
  );
}
