import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../customers/queries/members";
import type { Instant } from "../domain/plain-date";
import type { WarningFacts, WarningKind, WarningRuleSettings, WarningView } from "../domain/warning-words";

/** What somebody said about a warning. `words` null: erased. */
export type WarningAnswer = { words: string | null; by: string; at: string };

/** A rule that fired for a best customer. */
export type Warning = {
  kind: WarningKind;
  episode: string;
  customerId: string;
  name: string;
  band: string | null;
  facts: WarningFacts;
  /** The promise's or the issue's own words; null: there are none, or they were erased. */
  said: string | null;
  /** Who answers for the promise or the issue; null: nobody, or it is about neither. */
  owner: string | null;
  rule: WarningRuleSettings;
  since: string;
  /** It is so at this moment. */
  holds: boolean;
  done: WarningAnswer | null;
  followed: (WarningAnswer & { wasRight: boolean }) | null;
};

export type WarningKey = { at: string; episode: string };
export type WarningPage = { warnings: Warning[]; next: WarningKey | null; counts: Record<WarningView, number> };

const pageSize = 25;

/** One page of early warnings, the newest first, derived at this moment: what has just fired is there, recorded or not. */
export async function listWarnings(
  db: Database,
  { view, now, after }: { view: WarningView; now: Instant; after: WarningKey | null },
): Promise<WarningPage> {
  const { at, episode } = after ?? { at: "infinity", episode: "" };
  const [row] = await questions[view](db, { now: now.toISOString(), at, episode });
  const found = row?.warnings ?? [];
  const warnings = found.slice(0, pageSize);
  const last = warnings.at(-1);
  return {
    warnings,
    next: found.length > pageSize && last ? { at: last.since, episode: last.episode } : null,
    counts: row?.counts ?? { now: 0, over: 0, judged: 0 },
  };
}

const latest = (kind: "done" | "followed") => sql`
  left join lateral (
    select a.was_right, jsonb_build_object('words', t.body, 'by', p.name, 'at', ${iso(sql`a.recorded_at`)},
             'wasRight', a.was_right) as answer
      from warning_answers a join texts t on t.id = a.words_id join people p on p.id = a.by_id
     where a.warning_id = w.id and a.kind = ${sql.raw(`'${kind}'`)}
     order by a.recorded_at desc, a.id desc limit 1) ${sql.raw(kind)} on true`;

const views: Record<WarningView, SQL> = {
  now: sql`holds and followed is null`,
  over: sql`not holds and followed is null`,
  judged: sql`followed is not null`,
};

const question = (view: WarningView) =>
  preparedSql<{ warnings: Warning[] | null; counts: Record<WarningView, number> }>(
    `warnings_${view}`,
    sql`
    with every as materialized (
      select coalesce(h.kind, w.kind) as kind, coalesce(h.episode, w.episode) as episode,
             s.id as customer_id, coalesce(w.rule_id, h.rule_id) as rule_id,
             coalesce(h.facts, w.facts) as facts, coalesce(w.since_at, h.since_at) as since_at,
             h.kind is not null as holds, done.answer as done, followed.answer as followed
        from warning_hits(${placeholder("now")}::timestamptz) h
        full join warnings w on w.kind = h.kind and w.episode = h.episode
        join customers c on c.id = coalesce(w.customer_id, h.customer_id)
        join customers s on s.id = c.survivor_id and s.erased_at is null
        ${latest("done")} ${latest("followed")}
    ), page as (
      select * from every
       where ${views[view]}
         and (since_at, episode) < (${placeholder("at")}::timestamptz, ${placeholder("episode")}::text)
       order by since_at desc, episode desc limit ${sql.raw(String(pageSize + 1))}
    )
    select (select jsonb_build_object('now', count(*) filter (where ${views.now}), 'over', count(*) filter (where ${views.over}),
              'judged', count(*) filter (where ${views.judged})) from every) as counts,
           (select jsonb_agg(jsonb_build_object('kind', e.kind, 'episode', e.episode, 'customerId', s.id, 'name', s.name,
              'band', b.band, 'facts', e.facts, 'said', coalesce(said.body, i.words),
              'owner', coalesce(pp.name, tm.name, ip.name), 'since', ${iso(sql`e.since_at`)}, 'holds', e.holds,
              'rule', jsonb_build_object('kind', r.kind, 'days', r.days, 'factor', r.factor, 'share', r.share),
              'done', e.done, 'followed', e.followed) order by e.since_at desc, e.episode desc)
              from page e
              join customers s on s.id = e.customer_id
              join warning_rules r on r.id = e.rule_id
              left join band_spans b on b.customer_id = s.id and b.until_on is null
              left join promises pr on pr.id = (e.facts ->> 'promiseId')::uuid
              left join texts said on said.id = pr.said_id
              left join promise_states ps on ps.promise_id = pr.id and ps.until_at is null
              left join people pp on pp.id = ps.owner_id
              left join teams tm on tm.id = ps.owner_team_id
              left join issues i on i.id = (e.facts ->> 'issueId')::uuid
              left join people ip on ip.id = i.owner_id) as warnings`,
  );

const questions = { now: question("now"), over: question("over"), judged: question("judged") };

/** One version of a rule, and how it has done: `right` of `judged`, of all it `fired` for. */
export type WarningRuleVersion = WarningRuleSettings & {
  id: string;
  isOn: boolean;
  /** It is the one in force. */
  isNow: boolean;
  reason: string;
  /** Null: it came with the product. */
  setBy: string | null;
  recordedAt: string;
  fired: number;
  judged: number;
  right: number;
};

/** Every version of every rule, those in force first. */
export async function listWarningRules(db: Database): Promise<WarningRuleVersion[]> {
  return rules(db, {});
}

const rules = preparedSql<WarningRuleVersion>(
  "warning_rules",
  sql`
  select r.id, r.kind, r.days, r.factor::float8 as factor, r.share, r.is_on as "isOn", now_is.id is not null as "isNow", r.reason,
         p.name as "setBy", ${iso(sql`r.recorded_at`)} as "recordedAt",
         coalesce(score.fired, 0) as fired, coalesce(score.judged, 0) as judged, coalesce(score.was_right, 0) as right
    from warning_rules r
    left join warning_rules_now now_is on now_is.id = r.id
    left join people p on p.id = r.set_by
    left join (
      select w.rule_id, count(*)::int as fired, count(a.was_right)::int as judged,
             (count(*) filter (where a.was_right))::int as was_right
        from warnings w
        left join lateral (
          select was_right from warning_answers a where a.warning_id = w.id and a.kind = 'followed'
           order by a.recorded_at desc, a.id desc limit 1) a on true
       group by w.rule_id) score on score.rule_id = r.id
   order by now_is.id is null, array_position(array['broken_promise', 'open_issue', 'lapse'], r.kind),
     r.set_by is null, r.recorded_at desc, r.id desc`,
);
