import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Calendar, londonAt, plusDays, workingDayBefore } from "./calendar";

type Line = { kind: string; segment: string | null; customers: number; value: number; how: string; owner: string };

type Plan = {
  title: string;
  beginsOn: string;
  by: string;
  /** How much the target lies above what the lines come to, in customers kept. */
  short: number;
  submittedBy: string | null;
};

/** Plans in customers: of the quarter that is over, of the one that runs, and a draft of the next that does not add up. */
export async function writePlans(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const running = quarterOf(calendar.today);
  const [before, after] = [monthsFrom(running, -3), monthsFrom(running, 3)];
  const title = (day: string) =>
    `Customers first, Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)} ${day.slice(0, 4)}`;
  await writePlan(tx, {
    title: title(before),
    beginsOn: before,
    by: "Ines Marchetti",
    short: 0,
    submittedBy: "Helena Brandt",
  });
  await writePlan(tx, {
    title: title(running),
    beginsOn: running,
    by: "Ines Marchetti",
    short: 0,
    submittedBy: "Helena Brandt",
  });
  await writePlan(
    tx,
    { title: title(after), beginsOn: after, by: "Daniel Reyes", short: 120, submittedBy: null },
    calendar,
  );
  await proposeThreshold(tx, calendar);
  for (const day of [before, monthsFrom(before, -3)].toReversed())
    await tx`select write_number_report(${day}::date, ${londonAt(monthsFrom(day, 3), 29).toISOString()})`;
}

async function writePlan(tx: postgres.TransactionSql, plan: Plan, calendar?: Calendar): Promise<void> {
  const savedOn = workingDayBefore(plusDays(calendar?.today ?? plan.beginsOn, calendar ? -3 : -11));
  const savedAt = londonAt(savedOn, 16 * 60 + 20).toISOString();
  const { active, value } = await standingOn(tx, savedOn);
  const lines = linesOf(active, value);
  const [planId, versionId] = [randomUUID(), randomUUID()];
  const target = lines.reduce((sum, line) => sum + line.customers * line.value, plan.short * value);
  await tx`
    insert into plans (id, created_by, recorded_at) select ${planId}, id, ${savedAt} from people where name = ${plan.by}`;
  await tx`
    insert into plan_versions (id, plan_id, number, title, period, begins_on, currency, target_minor, lines, saved_by, recorded_at)
    select ${versionId}, ${planId}, 1, ${plan.title}, 'quarter', ${plan.beginsOn}, o.currency, ${target}, ${lines.length}, p.id, ${savedAt}
      from people p, organisation o where p.name = ${plan.by}`;
  await tx`
    insert into plan_lines (version_id, place, kind, segment, segment_name, customers, value_minor, suggested_minor, suggested_from, how, owner_id)
    select ${versionId}, place, kind, segment, case segment when 'top_tenth' then 'Top tenth by value' end, customers, value,
      case kind when 'develop' then null else ${value}::bigint end, case kind when 'develop' then null else 'median_active' end, how, p.id
      from jsonb_to_recordset(${JSON.stringify(lines.map((line, index) => ({ ...line, place: index + 1 })))}::text::jsonb)
        as line (place int, kind text, segment text, customers int, value bigint, how text, owner text)
      join people p on p.name = line.owner`;
  if (plan.submittedBy)
    await tx`
      insert into plan_submissions (plan_id, version_id, submitted_by, recorded_at)
      select ${planId}, ${versionId}, id, ${londonAt(workingDayBefore(plusDays(savedOn, 5)), 11 * 60).toISOString()}
        from people where name = ${plan.submittedBy}`;
}

/** Who was active that day, and what the median of last year's buyers brought in a quarter. */
async function standingOn(tx: postgres.TransactionSql, day: string): Promise<{ active: number; value: number }> {
  const [row] = await tx<{ active: number; value: number }[]>`
    select (select count(*)::int from active_customers(${day}::date, (select days from lapse_thresholds order by recorded_at desc limit 1))) as active,
      (select round(percentile_disc(0.5) within group (order by amount) / 4.0)::int from (
        select sum(amount_minor) as amount from counted_purchases
         where bought_on > ${day}::date - 365 and bought_on <= ${day}::date group by customer_id) spent) as value`;
  if (!row) throw new Error("Nobody is active in the demo.");
  return row;
}

const linesOf = (active: number, value: number): Line[] => [
  {
    kind: "win",
    segment: null,
    customers: 40,
    value,
    how: "Ask every customer we thank whom they would send.",
    owner: "Priya Raman",
  },
  {
    ...{ kind: "keep", segment: null, customers: active - Math.round(active * 0.06), value },
    ...{ how: "Ring before the cover ends, not after; nobody is lost unasked.", owner: "Daniel Reyes" },
  },
  {
    kind: "win_back",
    segment: null,
    customers: 25,
    value,
    how: "Write to those who left over a claim, by name.",
    owner: "Ines Marchetti",
  },
  {
    ...{ kind: "develop", segment: "top_tenth", customers: 30, value: 4500 },
    ...{ how: "A yearly look at what they need and do not have.", owner: "Priya Raman" },
  },
];

/** A manager thinks that a year is too long to wait. The board has not answered yet. */
async function proposeThreshold(tx: postgres.TransactionSql, { today }: Calendar): Promise<void> {
  await tx`
    insert into threshold_proposals (id, days, reason, proposed_by, recorded_at)
    select gen_random_uuid(), 300, 'Nine in ten who come back do so within ten months. After that we should ask why.', id,
           ${londonAt(workingDayBefore(plusDays(today, -6)), 10 * 60 + 40).toISOString()}
      from people where name = 'Daniel Reyes'`;
}

const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;

function monthsFrom(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}
