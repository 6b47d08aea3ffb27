import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { question, upTo, word } from "./hit";

export const byDigits = question(
  "find_by_digits",
  sql`
    select i.customer_id, i.handle, i.normal, case when i.digits_reversed = b.beginning then 0 else 1 end as rank
      from unnest(${placeholder("beginnings")}::text[]) as b (beginning)
      cross join lateral (
        select * from identities
         where digits_reversed ~>=~ b.beginning and digits_reversed ~<~ (b.beginning || ':') and withdrawn_at is null
         order by digits_reversed using ~<~ limit 60) i`,
);

const handleFrom = word("beginning");
export const byHandle = question(
  "find_by_handle",
  sql`
    select i.customer_id, i.handle, i.normal, case when i.normal = ${handleFrom} then 0 else 1 end as rank
      from identities i
     where i.channel = ${word("channel")} and i.withdrawn_at is null
       and i.normal ~>=~ ${handleFrom} and i.normal ~<~ ${upTo(handleFrom)}
     order by i.normal using ~<~ limit 100`,
);

const beginningWith = (channel: SQL, from: SQL) => sql`
  (select i.customer_id, i.handle, i.normal, case when i.normal = ${from} then 0 else 1 end as rank
     from identities i
    where i.channel = ${channel} and i.withdrawn_at is null and i.normal ~>=~ ${from} and i.normal ~<~ ${upTo(from)}
    order by i.normal using ~<~ limit 60)`;

export const byAccount = question(
  "find_by_account",
  sql`${beginningWith(sql`'account'`, word("account"))} union all ${beginningWith(sql`'external'`, word("external"))}`,
);

export const byIdentity = question(
  "find_by_identity",
  sql`
    select i.customer_id, i.handle, i.normal, 0 as rank
      from identities i
     where i.channel = ${word("channel")} and i.normal = ${word("normal")} and i.withdrawn_at is null`,
);

export const latelySeen = question(
  "lately_seen",
  sql`
    select l.customer_id, null::text as handle, null::text as normal, row_number() over (order by l.seen_at desc) as rank
      from lately_seen l
     where l.person_id = ${placeholder("personId")}::uuid
     order by l.seen_at desc
     limit 8`,
  sql`false`,
);
