import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { organisation } from "@/db/schema";

export type OrganisationSettings = {
  name: string;
  zone: string;
  country: string;
  currency: string;
  sessionIdleMinutes: number;
};

export type DecisionSettings = {
  /** Share of all customers beyond which a decision takes the heavy path. */
  heavyShare: number;
  /** Value of the customers it touches beyond which it does, in minor units; null: no such trigger. */
  heavyValueMinor: number | null;
  /** Days within which a proposal is answered. */
  proposalAnswerDays: number;
};

/** What every procedure knows of the organisation, of its row `o`. */
export const organisationFacts = sql`jsonb_build_object(
  'name', o.name, 'zone', o.zone, 'country', o.country, 'currency', o.currency,
  'heavyShare', o.heavy_share, 'heavyValueMinor', o.heavy_value_minor, 'isDemo', o.is_demo,
  'lapseDays', (select l.days from lapse_thresholds l order by l.recorded_at desc, l.id desc limit 1))`;

export async function getOrganisation(db: Database): Promise<OrganisationSettings> {
  const { name, zone, country, currency, sessionIdleMinutes } = await theRow(db);
  return { name, zone, country, currency, sessionIdleMinutes };
}

/** When a decision takes the heavy path (ruling 14), and how long a proposal may wait for its answer. */
export async function getDecisionSettings(db: Database): Promise<DecisionSettings> {
  const { heavyShare, heavyValueMinor, proposalAnswerDays } = await theRow(db);
  return { heavyShare: Number(heavyShare), heavyValueMinor, proposalAnswerDays };
}

async function theRow(db: Database): Promise<typeof organisation.$inferSelect> {
  const [row] = await db.select().from(organisation);
  if (!row) throw new Error("Nobody has set the organisation up.");
  return row;
}

export type SettingsChange = { id: string; by: string; at: Date; before: DecisionSettings; after: DecisionSettings };

/** The last changes of the decision settings, newest first. */
export async function listDecisionSettings(db: Database): Promise<SettingsChange[]> {
  const rows = await db.execute<Omit<SettingsChange, "at"> & { at: string }>(sql`
    select e.id, p.name as by, e.recorded_at as at, e.facts -> 'before' as before, e.facts -> 'after' as after
    from events e join people p on p.id = e.actor_id
    where e.subject = 'organisation' and e.action = 'organisation.decisions_set'
    order by e.recorded_at desc, e.id desc limit 20`);
  return rows.map(({ at, ...change }) => ({ ...change, at: new Date(at) }));
}
