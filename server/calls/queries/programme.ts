import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import { iso, nameOf } from "../../customers/queries/members";
import type { HoldoutOutcome } from "../../domain/holdout";
import type { PlainDate } from "../../domain/plain-date";
import type { Share } from "../../domain/proportion-difference";

/** A version of the programme, and what became of those drawn under it. */
export type Programme = {
  id: string;
  years: number;
  calls: number;
  comparedPercent: number;
  startsOn: PlainDate;
  outcome: HoldoutOutcome;
  withinDays: number;
  lapseDays: number | null;
  setBy: string;
  recordedAt: string;
  /** Months with calls so far, and how many calls; the last draw's day. */
  draws: number;
  drawn: number;
  drawnOn: PlainDate | null;
  /** Those whose days are over, counted; null: not enough yet. */
  seen: { called: Share; compared: Share; throughOn: PlainDate; countedAt: string } | null;
};

const versions = preparedSql<Programme>(
  "thank_you_programmes",
  sql`
  select p.id, p.years, p.calls, p.compared_percent as "comparedPercent", p.starts_on::text as "startsOn", p.outcome,
         p.within_days as "withinDays", p.lapse_days as "lapseDays", ${nameOf(sql`p.set_by`)} as "setBy",
         ${iso(sql`p.recorded_at`)} as "recordedAt",
         (select count(distinct c.draw_id)::int from thank_you_draws d join thank_you_calls c on c.draw_id = d.id where d.programme_id = p.id) as draws,
         (select count(*)::int from thank_you_draws d join thank_you_calls c on c.draw_id = d.id where d.programme_id = p.id) as drawn,
         (select max(d.drawn_on)::text from thank_you_draws d where d.programme_id = p.id) as "drawnOn",
         case when r.programme_id is not null then json_build_object(
           'called', json_build_object('k', r.called_did, 'n', r.called),
           'compared', json_build_object('k', r.compared_did, 'n', r.compared),
           'throughOn', r.through_on, 'countedAt', ${iso(sql`r.counted_at`)}) end as seen
    from thank_you_programmes p left join thank_you_report() r on r.programme_id = p.id
   order by p.starts_on desc, p.recorded_at desc, p.id desc limit 60`,
);

/** Every version, the one that begins last first. */
export function listProgrammes(db: Database): Promise<Programme[]> {
  return versions(db, {});
}
