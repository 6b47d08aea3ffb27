import { sql } from "drizzle-orm";
import { type CustomerConfirmed, customerConfirmed } from "../../domain/confirmation";
import { type KeptRate, keptRate, rateReading } from "../../domain/kept-rate";
import { addDays, monthStart } from "../../domain/plain-date";
import type { PromiseOutcome } from "../../domain/promise-words";
import { type RateCut, standingCuts } from "../../domain/rate-cuts";
import { quantile } from "../../domain/rate-figures";
import { notKnown, type RateQuestion } from "../../domain/rate-question";
import { type Beside, getBeside } from "./beside";
import { instant, isOfAll, type Reader, seen } from "./source";
import { type Counts, nothing, tally } from "./tally";

/** A kept rate with everything that stands beside it (GOVERNANCE B3). All of one level and one origin. */
export type RatePanel = KeptRate &
  Beside & {
    question: RateQuestion;
    seenAt: Date;
    reading: string;
    /** Of those kept: on our word, on our systems', on the customer's. */
    proof: { claimed: number; evidenced: number; confirmed: number };
    /** M3; null: of such a question no sums are told. */
    confirmed: CustomerConfirmed | null;
    /** Median of hours from making to due; null: nothing fell due. */
    leadHours: number | null;
    /** Lie in the period and are not due yet: in no rate. Null: seen from the past, or of one cut. */
    notDueYet: number | null;
  };

export async function getRate(reader: Reader, question: RateQuestion): Promise<RatePanel> {
  const [sums, leads, beside, confirmed, notDueYet] = await Promise.all([
    tally(reader, question),
    tally(reader, question, { by: "lead_hours", only: ["due"] }),
    getBeside(reader, question),
    getConfirmed(reader, question),
    countNotDueYet(reader, question),
  ]);
  const counts = sums[0] ?? nothing;
  const rate = keptRate({
    ...{ due: counts.due, kept: counts.kept, keptAsAgreed: counts.agreed, askedByCustomer: counts.asked },
    outcomes: outcomesOf(counts),
  });
  return {
    ...rate,
    question,
    seenAt: seen(question, reader).at,
    reading: rateReading(rate),
    proof: { claimed: counts.claimed, evidenced: counts.evidenced, confirmed: counts.confirmed },
    confirmed,
    ...beside,
    leadHours: quantile(
      leads.map(({ value, due }) => ({ value: Number(value), n: due })),
      0.5,
    ),
    notDueYet,
  };
}

/** Every outcome of promises past their headline time; `kept` without those that were tried in time. */
export function outcomesOf(counts: Counts): Partial<Record<PromiseOutcome, number>> {
  const { attempted, kept_as_moved, too_early, unproven, late, overdue, moved, disputed } = counts;
  const { cancelled, cancelled_by_customer, void: voided } = counts;
  const told = { kept: counts.kept - attempted, attempted, kept_as_moved, too_early, unproven, late, overdue, moved };
  const all = { ...told, disputed, cancelled, cancelled_by_customer, void: voided };
  return Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0));
}

/** The cuts for which there are sums of what customers said, by the names they have there. */
const confirmedCuts: Partial<Record<RateCut, string>> = {
  team: "team",
  team_made: "made_team",
  department: "department",
  kind: "kind",
  channel: "channel",
  stage: "stage",
};

/** What customers said of the whole months that the period touches: sums alone are told, and only by month (ruling 32). */
async function getConfirmed(reader: Reader, question: RateQuestion): Promise<CustomerConfirmed | null> {
  const asked = standingCuts.filter((cut) => question.where[cut] !== undefined);
  const cut = asked[0] === undefined ? "none" : confirmedCuts[asked[0]];
  const isTold = asked.length < 2 && cut !== undefined && question.where.segment === undefined && !question.isMine;
  if (question.origin !== "live" || !isTold) return null;
  const value = asked[0] === undefined ? "" : (question.where[asked[0]] ?? "");
  const months = [monthStart(question.from), monthStart(addDays(monthStart(question.to), 31))];
  const [row] = await reader.db.execute<{ asked: number | null; answered: number; yes: number }>(sql`
    select (case when bool_or(asked is null) then null else sum(asked) end)::int as asked,
      coalesce(sum(answered), 0)::int as answered, coalesce(sum(said_yes), 0)::int as yes
    from confirmation_sums(${months[0]}::date::timestamp at time zone ${reader.organisation.zone},
      ${months[1]}::date::timestamp at time zone ${reader.organisation.zone}, ${instant(seen(question, reader).at)}, ${cut})
    where level = ${question.level} and coalesce(value, '') = ${value === notKnown ? "" : value}`);
  return row ? customerConfirmed(row) : null;
}

async function countNotDueYet(reader: Reader, question: RateQuestion): Promise<number | null> {
  if (!isOfAll(question, reader)) return null;
  const [row] = await reader.db.execute<{ n: number }>(sql`
    select count(*)::int as n from promises_unsettled u join promises p on p.id = u.promise_id
    where u.is_open and u.headline_due_at >= ${instant(reader.now)}
      and u.headline_due_at >= ${question.from}::date::timestamp at time zone ${reader.organisation.zone}
      and u.headline_due_at < ${addDays(question.to, 1)}::date::timestamp at time zone ${reader.organisation.zone}
      and level_of(p) = ${question.level} and p.origin = ${question.origin}`);
  return row?.n ?? 0;
}
