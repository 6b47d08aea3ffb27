import { type SQL, sql } from "drizzle-orm";
import { iso, list, mine, nameOf } from "./members";

// What stands around a customer, each as one JSON value, for a statement that has `me` (the survivor's row) and `members`.
// Every list is bounded: what nobody reads in five seconds is not fetched for them.

const most = (count: number) => sql.raw(`limit ${count}`);

export const identitiesOfMembers = list(
  sql`'id', i.id, 'channel', i.channel, 'handle', i.handle, 'normal', i.normal`,
  sql`i.channel <> 'phone', i.channel <> 'email', i.channel <> 'account', i.id`,
  // Once, also when several merged records have it.
  sql`(select distinct on (channel, normal) * from identities
        where ${mine(sql`customer_id`)} and withdrawn_at is null order by channel, normal, id ${most(200)}) i`,
);

export const alsoSinceOfMembers = list(
  sql`'on', d.since, 'source', d.source`,
  sql`d.since, d.source`,
  // What a merged record says, and what the survivor said itself before a merge chose otherwise.
  sql`(select m.stated_since_on as since, m.stated_since_source as source from customers m where ${mine(sql`m.id`)}
       union
       select (t.body::jsonb -> 'before' ->> 'stated_since_on')::date, t.body::jsonb -> 'before' ->> 'stated_since_source'
         from live_merges g join texts t on t.id = g.fields_id where ${mine(sql`g.survivor_id`)}) d
       where d.since is not null
         and (d.since, d.source) is distinct from (me.stated_since_on, me.stated_since_source)`,
);

export const openIssuesOfMembers = list(
  sql`'id', i.id, 'kind', i.kind, 'words', i.words, 'openedAt', ${iso(sql`i.opened_at`)}, 'department', d.name,
      'owner', ${nameOf(sql`i.owner_id`)},
      'handOffs', (select count(*) from issue_events e where e.issue_id = i.id and e.is_hand_off)`,
  sql`i.opened_at`,
  sql`(select * from issues where ${mine(sql`customer_id`)} and resolved_at is null order by opened_at ${most(50)}) i
      join departments d on d.id = i.department_id`,
);

export const notesOfMembers = list(
  sql`'id', n.id, 'words', n.words, 'by', ${nameOf(sql`n.by_id`)}, 'recordedAt', ${iso(sql`n.recorded_at`)}`,
  sql`n.recorded_at desc, n.id desc`,
  sql`members m cross join lateral (
        select * from notes where customer_id = m.id and withdrawn_at is null order by recorded_at desc, id desc ${most(50)}) n`,
);

/** The other side of the representatives: who speaks for them, or for whom they speak. */
export const kinOfMembers = (mineIs: SQL, otherIs: SQL): SQL =>
  list(
    sql`'id', k.id, 'name', k.name, 'position', k.position`,
    sql`k.name`,
    // A pair is shown once, also when it stands under several merged records.
    sql`(select distinct on (s.id) s.id, s.name, r.position
           from representatives r join customers o on o.id = ${otherIs} join customers s on s.id = o.survivor_id
          where ${mine(mineIs)} and r.ended_at is null and s.withdrawn_at is null
          order by s.id, r.position is null, r.recorded_at desc ${most(100)}) k`,
  );

/** Who shares a number, an address or a name with them. */
export const sharersOfMembers = list(
  sql`'id', x.id, 'name', x.name, 'channel', x.channel`,
  sql`x.name`,
  sql`(select distinct s.id, s.name, i.channel
         from identities i
         join identities t on t.channel = i.channel and t.normal = i.normal and t.withdrawn_at is null
         join customers c on c.id = t.customer_id
         join customers s on s.id = c.survivor_id and s.withdrawn_at is null
        where ${mine(sql`i.customer_id`)} and i.withdrawn_at is null and s.id <> me.id ${most(10)}) x`,
);

export const lastContactOfMembers: SQL = sql`(
  select json_build_object('at', ${iso(sql`c.happened_at`)}, 'channel', c.channel, 'direction', c.direction,
                            'feeling', c.feeling)
    from members m cross join lateral (
      select * from contacts where customer_id = m.id and withdrawn_at is null order by happened_at desc, id desc limit 1) c
   order by c.happened_at desc, c.id desc limit 1)`;
