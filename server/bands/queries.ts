import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../context";
import { readProposal, type TypedBands } from "../domain/band-proposal";
import type { BandBecause, BandFound, Banding, ScoresFound } from "../domain/band-words";
import type { PlainDate } from "../domain/plain-date";
import type { Rule } from "../domain/rule";
import { ruleSentence } from "../domain/rule-sentence";

/** How bands are drawn, who set it, when and why. */
export type BandVersion = Banding & {
  id: string;
  bestRule: Rule;
  reason: string;
  setBy: string;
  recordedAt: string;
};

/** What the newest computation found. */
export type BandRun = {
  versionId: string;
  asOf: PlainDate;
  found: BandFound[];
  scores: ScoresFound;
  buyers: number;
  best: number;
  bestValueMinor: number;
  computedAt: string;
};

export type BandsPage = { versions: BandVersion[]; run: BandRun | null };

/** Every version there was, newest first, and what the newest computation found. */
export async function getBands(db: Database): Promise<BandsPage> {
  const [row] = await bands(db, {});
  return { versions: row?.versions ?? [], run: row?.run ?? null };
}

const bands = preparedSql<{ versions: BandVersion[] | null; run: BandRun | null }>(
  "bands",
  sql`
  select (select jsonb_agg(jsonb_build_object('id', v.id, 'method', v.method, 'bands', v.bands, 'bestRule', v.best_rule,
            'reason', v.reason, 'setBy', p.name, 'recordedAt', v.recorded_at) order by v.recorded_at desc, v.id desc)
            from band_versions v join people p on p.id = v.set_by) as versions,
         (select jsonb_build_object('versionId', r.version_id, 'asOf', r.as_of, 'found', r.found, 'scores', r.scores,
            'buyers', r.buyers, 'best', r.best, 'bestValueMinor', r.best_value_minor, 'computedAt', r.recorded_at)
            from band_run_now r) as run`,
);

/** The names of the bands as they were computed last, best first: what a filter or a rule may ask for. */
export async function getBandsInForce(db: Database): Promise<string[]> {
  return (await bandNames(db, {})).map(({ name }) => name);
}

const bandNames = preparedSql<{ name: string }>("band_names", sql`select name from bands_now order by place`);

/** What bands would be if they were set now; `best` by the bands of today, null while it cannot be known. */
export type BandPreview = {
  banding: Banding;
  bestSentence: string;
  found: BandFound[];
  buyers: number;
  best: number | null;
};

/** Tries bands without setting them: the same function computes them, as of today. */
export async function previewBands(ctx: Context, typed: TypedBands): Promise<BandPreview | { fault: string }> {
  const { db, today, organisation } = ctx;
  const proposal = readProposal(typed, organisation.currency);
  if ("fault" in proposal) return proposal;
  const { banding, bestRule } = proposal;
  const [row] = await preview(db, {
    method: banding.method,
    bands: JSON.stringify(banding.bands),
    rule: JSON.stringify(bestRule),
    today,
    lapseDays: organisation.lapseDays,
  });
  const found = row?.found ?? [];
  const buyers = found.reduce((sum, { customers }) => sum + customers, 0);
  return { banding, bestSentence: ruleSentence(bestRule), found, buyers, best: row?.best ?? null };
}

const preview = preparedSql<{ found: BandFound[]; best: number | null }>(
  "bands_preview",
  sql`
  with asked as materialized (
    select ${placeholder("rule")}::text::jsonb as rule, ${placeholder("today")}::date as today, ${placeholder("lapseDays")}::int as lapse
  )
  select (select jsonb_agg(jsonb_build_object('name', f.name, 'from', f.from_minor, 'customers', f.customers,
                                              'valueMinor', f.value_minor) order by f.place)
            from bands_found(${placeholder("method")}::text, ${placeholder("bands")}::text::jsonb, asked.today) f) as found,
         case when rule_lacks(asked.rule, asked.today, asked.lapse) is null
           then (select count(*)::int from rule_members(asked.rule, asked.today, asked.lapse) m (id)
                  join standing s on s.customer_id = m.id where s.first_on is not null) end as best
    from asked`,
);

/** What a page shows of somebody's band. */
export type BandNow = { band: string; isBest: boolean; because: BandBecause; fromOn: PlainDate; rule: Rule };

/** The band of the customer `me`, as one value of the brief's statement; null: not banded (yet). */
export const bandOfMembers = sql`
  (select jsonb_build_object('band', b.band, 'isBest', b.is_best, 'because', b.because, 'fromOn', b.from_on,
     'rule', (select v.best_rule from band_run_now r join band_versions v on v.id = r.version_id))
     from band_spans b where b.customer_id = me.id and b.until_on is null)`;
