import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { RetentionAnswers } from "../../domain/retention-answers";
import { retentionYear } from "../../domain/retention-tenure";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { asArrays, histories, pairs } from "./asked";

type Answer = RetentionAnswers["tenure"];

const then = sql`(${asOf} - ${sql.raw(String(retentionYear))})`;

const tenure = preparedSql<{ answer: Answer }>(
  "retention_tenure",
  sql`with held as materialized (
      select tenure_band_at(least(c.stated_since_on, h.first_on), ${then}) as band,
        least(w.lapse_on, ${asOf}) - ${then} as at, w.lapse_on <= ${asOf} as has_ended,
        h.last_on + ${lapseDays} >= ${asOf} as is_active
      from ${histories} as h
      join customers c on c.id = h.customer_id
      cross join lateral (
        select max(p.day) filter (where p.day <= ${then}) as last_on,
          min(p.day + ${lapseDays} + 1) filter (
            where p.day + ${lapseDays} >= ${then} and (p.next is null or p.next - p.day > ${lapseDays})) as lapse_on
        from ${pairs}) w
      where h.first_on <= ${then} and w.last_on + ${lapseDays} >= ${then}
    ),
    lives as (
      select band, at, count(*) filter (where has_ended)::int as ended, count(*) filter (where not has_ended)::int as censored
      from held group by band, at
    ),
    bands as (select band, count(*)::int as n, count(*) filter (where is_active)::int as k from held group by band)
    select json_build_object('lives', ${asArrays(sql`band, at, ended, censored`, sql`lives`)},
      'held', ${asArrays(sql`band, n, k`, sql`bands`)}) as answer`,
);

/** Who stays, by how long they had been with us a year before; nothing without a lapse threshold. */
export const tenureQuestion: Question<Answer> = {
  version: 1,
  count: theAnswer(tenure),
};
