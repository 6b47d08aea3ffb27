import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../customers/queries/members";
import type { UnhappyScope } from "../domain/unhappy";

/** Somebody who felt very unhappy last, and who looks after them. */
export type Unhappy = {
  customerId: string;
  customerName: string;
  place: string | null;
  /** The contact since which it is so, and what was said in it. */
  contactId: string;
  since: string;
  words: string;
  /** Null: nobody. */
  ownerId: string | null;
  owner: string | null;
  openIssues: number;
  /** The open promise to them that is due next; null: nothing is promised. */
  next: { id: string; said: string | null; dueAt: string; owner: string } | null;
};

export type UnhappyKey = { at: string; id: string };
export type UnhappyPage = { unhappy: Unhappy[]; next: UnhappyKey | null };

const unhappyPage = 30;

const scopes: Record<UnhappyScope, SQL> = {
  nobody: sql`u.owner_id is null`,
  mine: sql`u.owner_id = ${placeholder("actorId")}::uuid`,
  everyone: sql`true`,
};

const nextPromise = sql`
  (select jsonb_build_object('id', ps.promise_id, 'said', t.body, 'dueAt', ${iso(sql`ps.agreed_due_at`)},
                             'owner', coalesce(po.name, tm.name))
     from customers m
     join promise_states ps on ps.customer_id = m.id and ps.until_at is null and ps.ended is null
     join promises pr on pr.id = ps.promise_id
     join texts t on t.id = pr.said_id
     left join people po on po.id = ps.owner_id
     left join teams tm on tm.id = ps.owner_team_id
    where m.survivor_id = s.id
    order by ps.agreed_due_at, ps.promise_id limit 1)`;

const question = (scope: UnhappyScope) =>
  preparedSql<Unhappy>(
    `unhappy_${scope}`,
    sql`
    select s.id as "customerId", s.name as "customerName", s.place, u.contact_id as "contactId",
           ${iso(sql`u.since_at`)} as since, c.words, u.owner_id as "ownerId", p.name as owner,
           (select count(*)::int from customers m join issues i on i.customer_id = m.id and i.resolved_at is null
             where m.survivor_id = s.id) as "openIssues",
           ${nextPromise} as next
      from unhappy_seats u
      join customers s on s.id = u.customer_id
      join contacts c on c.id = u.contact_id
      left join people p on p.id = u.owner_id
     where ${scopes[scope]}
       and (u.since_at, u.contact_id) > (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
     order by u.since_at, u.contact_id limit ${sql.raw(String(unhappyPage + 1))}`,
  );

const questions: Record<UnhappyScope, ReturnType<typeof question>> = {
  nobody: question("nobody"),
  mine: question("mine"),
  everyone: question("everyone"),
};

const fromTheOldest: UnhappyKey = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

/** A page of the unhappy, who has waited longest first. */
export async function listUnhappy(
  db: Database,
  { actorId, scope, after }: { actorId: string; scope: UnhappyScope; after: UnhappyKey | null },
): Promise<UnhappyPage> {
  const { at, id } = after ?? fromTheOldest;
  const rows = await questions[scope](db, scope === "mine" ? { at, id, actorId } : { at, id });
  const unhappy = rows.slice(0, unhappyPage);
  const last = unhappy.at(-1);
  return { unhappy, next: rows.length > unhappyPage && last ? { at: last.since, id: last.contactId } : null };
}
