import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, nameOf } from "../../customers/queries/members";
import type { CaseKind } from "../../domain/goodwill";
import type { GoodwillAct } from "../../domain/limit";
import type { Reaction } from "../../domain/recognition";
import { reactionOf } from "../../limits/queries/use";
import { caseOf } from "./requests";

/** Something that was given, with how they took it. */
export type GoodwillGiven = {
  id: string;
  act: GoodwillAct;
  amountMinor: number;
  currency: string;
  case: { kind: CaseKind; id: string; words: string | null };
  words: string | null;
  by: string;
  approver: string | null;
  at: string;
  reaction: Reaction | null;
};

type Key = { at: string; id: string };
const page = 20;

const history = preparedSql<GoodwillGiven>(
  "goodwill_history",
  sql`select g.id, g.act, g.amount_minor::float8 as "amountMinor", g.currency, ${caseOf(sql`g`)} as case,
      (select body from texts where id = coalesce(g.words_id, r.words_id)) as words, ${nameOf(sql`g.given_by`)} as by,
      ${nameOf(sql`r.approver_id`)} as approver, ${iso(sql`g.recorded_at`)} as at, ${reactionOf(sql`g.id`)} as reaction
    from customers asked join customers m on m.survivor_id = asked.survivor_id
    join goodwills g on g.customer_id = m.id
    left join goodwill_requests r on r.id = g.request_id
    where asked.id = ${placeholder("customerId")}::uuid
      and (g.recorded_at, g.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
    order by g.recorded_at desc, g.id desc limit ${sql.raw(String(page + 1))}`,
);

/** A page of what a customer was given, the newest first. */
export async function listGiven(
  db: Database,
  { customerId, after }: { customerId: string; after: Key | null },
): Promise<{ given: GoodwillGiven[]; next: Key | null }> {
  const { at, id } = after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const found = await history(db, { customerId, at, id });
  const given = found.slice(0, page);
  const last = given.at(-1);
  return { given, next: found.length > page && last ? { at: last.at, id: last.id } : null };
}
