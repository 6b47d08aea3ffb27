import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Preference } from "../../domain/preference";

/** What a customer wishes now of each way to reach and thank them; what was taken back is left out. */
export async function findPreferences(db: Database, customerId: string): Promise<Preference[]> {
  return [
    ...(await db.execute<Preference>(sql`
      select p.about, p.wish, (select body from texts where id = p.words_id) as words
        from (select distinct on (about) * from preferences
               where customer_id in (select m.id from customers a join customers m on m.survivor_id = a.survivor_id where a.id = ${customerId})
               order by about, learned_on desc, recorded_at desc, id desc) p
       where p.wish <> 'open'`)),
  ];
}
