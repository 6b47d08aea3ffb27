import { type SQL, sql } from "drizzle-orm";
import { iso, list, mine, nameOf } from "../../customers/queries/members";
import { approvalDays } from "../../domain/goodwill";
import type { GoodwillAct } from "../../domain/limit";

/** Something asked for this customer that is not settled: not answered, or approved and not given yet. */
export type OpenGoodwill = {
  id: string;
  act: GoodwillAct;
  amountMinor: number;
  currency: string;
  askedBy: string;
  approver: string;
  askedAt: string;
  isApproved: boolean;
};

/** For the brief's statement, which has `members`: see requestState in the domain for what is open. */
export const openGoodwillOfMembers: SQL = list(
  sql`'id', r.id, 'act', r.act, 'amountMinor', r.amount_minor, 'currency', r.currency, 'askedBy', ${nameOf(sql`r.asked_by`)},
      'approver', ${nameOf(sql`r.approver_id`)}, 'askedAt', ${iso(sql`r.recorded_at`)}, 'isApproved', a.request_id is not null`,
  sql`r.recorded_at`,
  sql`goodwill_requests r
      left join goodwill_answers a on a.request_id = r.id
      where ${mine(sql`r.customer_id`)}
        and (a.request_id is null or a.answer = 'approved'
             and a.recorded_at >= standpoint_now() - interval '${sql.raw(String(approvalDays * 24))} hours'
             and not exists (select from goodwills g where g.request_id = r.id))`,
);
