import { type SQL, sql } from "drizzle-orm";

/** How long after a colleague opened a customer they are still said to be there. */
const minutes = 10;

/** The colleague who opened this customer last, within the last minutes, as {"name", "at"}; null: nobody else did. */
export function seenByOthers(customerId: SQL, readerId: SQL, now: SQL): SQL {
  return sql`(
    select jsonb_build_object('name', p.name,
                              'at', to_char(l.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from lately_seen l
      join people p on p.id = l.person_id
     where l.customer_id = ${customerId} and l.person_id <> ${readerId}
       and l.seen_at > ${now} - make_interval(mins => ${sql.raw(String(minutes))})
     order by l.seen_at desc
     limit 1)`;
}
