import { sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { mine } from "../../customers/queries/members";
import type { AdvocacyKind } from "../../domain/advocacy";
import type { PlainDate } from "../../domain/plain-date";
import { referralWindows } from "../../domain/referral";

/** What the brief says of it. */
export type Advocacy = {
  /** Through whom they came to us; null: through nobody we know of. */
  cameThrough: { id: string; name: string; on: PlainDate } | null;
  /** Whom they sent us, and how many of them bought since. */
  sent: number;
  sentBought: number;
  /** The latest they did for us of their own accord. */
  latest: { kind: AdvocacyKind; on: PlainDate } | null;
};

/** For a statement that has `me` (the survivor's row), `members` and a placeholder `today`; one JSON value. */
export const advocacyOfMembers = sql`(
  select json_build_object(
    'cameThrough', (
      select json_build_object('id', s.id, 'name', s.name, 'on', l.referred_on)
        from live_referrals l join customers s on s.id = l.referrer_id
       where l.referred_id = me.id order by l.recorded_at, l.id limit 1),
    'sent', count(*), 'sentBought', count(*) filter (where o.outcome in ('bought', 'later')),
    'latest', (
      select json_build_object('kind', f.kind, 'on', f.learned_on) from advocacy_facts f
       where ${mine(sql`f.customer_id`)} and f.withdrawn_at is null
       order by f.learned_on desc, f.recorded_at desc limit 1))
    from referral_outcomes(${placeholder("today")}::date, ${sql.raw(String(referralWindows[0]))}) o
   where o.referrer_id = me.id)`;
