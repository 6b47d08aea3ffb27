import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../context";
import type { LapseThreshold, ThresholdProposal } from "../domain/lapse-threshold";
import { can } from "../domain/permissions";
import type { GapsSeen } from "../domain/value";
import { getGaps } from "../numbers/queries/returning";
import { listLapseThresholds } from "../numbers/queries/thresholds";

export type Thresholds = {
  /** Every version that was set, the newest first. */
  versions: LapseThreshold[];
  gaps: GapsSeen;
  /** Those that wait for the board first, then the newest. */
  proposals: ThresholdProposal[];
  maySet: boolean;
  mayPropose: boolean;
};

type Row = Omit<ThresholdProposal, "proposedAt" | "answer"> & {
  proposedAt: string;
  answer: "set" | "declined" | null;
  answeredBy: string;
  answeredAt: string;
  setDays: number | null;
  why: string;
};

/** How the lapse threshold came about: what was set, what is proposed, what the data suggest today. */
export async function getThresholds({ db, today, actor }: Context): Promise<Thresholds> {
  const [versions, gaps, proposals] = await Promise.all([
    listLapseThresholds(db),
    getGaps(db, today),
    listProposals(db, actor.id),
  ]);
  return {
    ...{ versions, gaps, proposals },
    ...{ maySet: can(actor, "threshold:set"), mayPropose: can(actor, "threshold:propose") },
  };
}

async function listProposals(db: Database, me: string): Promise<ThresholdProposal[]> {
  const rows = await db.execute<Row>(sql`
    select p.id, p.days, p.reason, proposer.name as "proposedBy", p.proposed_by = ${me}::uuid as "isMine",
      p.recorded_at as "proposedAt", organisation_day(p.recorded_at)::text as "proposedOn", p.suggested_days as "suggestedDays", p.returns, p.days_in_force as "daysInForce",
      p.active_in_force as "activeInForce", p.lost_in_force as "lostInForce", p.active_proposed as "activeProposed",
      p.lost_proposed as "lostProposed", a.answer, answerer.name as "answeredBy", a.recorded_at as "answeredAt",
      t.days as "setDays", coalesce(a.reason, t.reason) as why
    from threshold_proposals p
    join people proposer on proposer.id = p.proposed_by
    left join threshold_answers a on a.proposal_id = p.id
    left join people answerer on answerer.id = a.answered_by
    left join lapse_thresholds t on t.id = a.threshold_id
    order by a.proposal_id is not null, p.recorded_at desc, p.id desc limit 50`);
  return rows.map(({ answer, answeredBy, answeredAt, setDays, why, proposedAt, ...proposal }) => ({
    ...proposal,
    proposedAt: new Date(proposedAt),
    answer: answer && { answer, by: answeredBy, at: new Date(answeredAt), setDays, reason: why },
  }));
}
