import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import type { SaidThanks } from "../../customers/queries/facts";
import { askedCustomers, membersOfMe, spellsOfMembers } from "../../customers/queries/spells";
import {
  recentDaysOfMembers,
  referralsOfMembers,
  saidToMembers,
  thankedByDefault,
} from "../../customers/queries/thanks";
import { type Milestone, type MilestoneFacts, milestonesDue, type RecentDay } from "../../domain/milestone";
import type { MilestoneKind, MilestoneRules } from "../../domain/milestone-rules";
import type { PlainDate } from "../../domain/plain-date";
import type { ThanksWish } from "../../domain/preference";
import { coolOffUntil, type HoldReason } from "../../domain/recognition";
import { type Spell, type Tenure, tenureOfSpells } from "../../domain/tenure";

/** Somebody to be thanked, as a list tells of them. */
export type ThanksLine = {
  id: string;
  name: string;
  called: string | null;
  place: string | null;
  tenure: Tenure;
  statedSinceSource: string | null;
  milestone: Milestone;
  /** Why the thanks wait; null: they can be said. */
  held: HoldReason | null;
  /** How they like to be thanked; null: they never said. */
  wish: ThanksWish | null;
};

type Row = {
  id: string;
  name: string;
  called: string | null;
  place: string | null;
  statedSinceOn: PlainDate | null;
  statedSinceSource: string | null;
  purchaseDays: number;
  valueMinor: number;
  held: HoldReason | null;
  wish: ThanksWish | null;
  /** They never said how, and a segment they are in says not at all. */
  isLeftOut: boolean;
  spells: Spell[];
  recentDays: RecentDay[];
  referrals: MilestoneFacts["referrals"];
  said: SaidThanks[];
};

const facts = preparedSql<Row>(
  "thanks_facts",
  sql`
  select me.id, me.name, me.called, me.place, me.stated_since_on::text as "statedSinceOn",
         me.stated_since_source as "statedSinceSource", st.purchase_days as "purchaseDays",
         st.value_minor::float8 as "valueMinor", thanks_hold(me.id, ${placeholder("now")}::timestamptz) as held,
         preference_now(me.id, 'thanks') as wish, known.*,
         -- Asked of many only where some segment's customers are not thanked at all.
         exists (select from segment_strategies_now where thanked_by = 'none')
           and coalesce((${thankedByDefault}) ->> 'wish', '') = 'none' as "isLeftOut"
    from ${askedCustomers}
    join standing st on st.customer_id = me.id
   cross join lateral (
     with ${membersOfMe}
     select ${spellsOfMembers} as spells, ${recentDaysOfMembers} as "recentDays", ${referralsOfMembers} as referrals,
            ${saidToMembers} as said) known
   order by asked.place`,
);

/** Of these customers those who reach a milestone of that kind, in the order asked, with what holds their thanks back. */
export async function listReaching(
  ctx: Context,
  ids: readonly string[],
  { kind, rules }: { kind: MilestoneKind; rules: MilestoneRules },
): Promise<ThanksLine[]> {
  if (ids.length === 0) return [];
  const { db, now, today, organisation } = ctx;
  const { lapseDays, currency } = organisation;
  const rows = await facts(db, { ids, now: now.toISOString(), today, lapseDays });
  return rows.flatMap(({ id, name, called, place, statedSinceSource, held, wish, ...row }) => {
    const tenure = tenureOfSpells({ spells: row.spells, statedSinceOn: row.statedSinceOn, lapseDays, today });
    const said = row.said.map(({ saidOn, kind, key }) => ({ on: saidOn, kind, key }));
    const milestone = milestonesDue({ ...row, tenure, today, rules, currency, said }).find((due) => due.kind === kind);
    if (milestone === undefined || row.isLeftOut) return [];
    const until = held === "cool_off" ? coolOffUntil({ said, today, rules }) : null;
    const isOver = until !== null && until <= milestone.on;
    return { id, name, called, place, tenure, statedSinceSource, milestone, held: isOver ? null : held, wish };
  });
}
