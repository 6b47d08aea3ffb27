import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { getCounted } from "../../counts/queries/counted";
import { DomainError } from "../../domain/errors";
import { can } from "../../domain/permissions";
import type { Instant, PlainDate } from "../../domain/plain-date";
import {
  type PlanFault,
  type PlanKind,
  type PlanPeriod,
  type PlanSum,
  planFaultsOf,
  planSum,
  type ValueSource,
} from "../../domain/plan";
import { perPeriod, type SuggestedValue, suggestedValues } from "../../domain/plan-values";

/** A plan in the list: its newest version, and how that stands. */
export type PlanRow = {
  id: string;
  title: string;
  period: PlanPeriod;
  beginsOn: PlainDate;
  department: string | null;
  currency: string;
  targetMinor: number | null;
  targetCustomers: number | null;
  savedBy: string;
  savedAt: Instant;
  /** When this very version was submitted, and by whom; null: it is a draft. */
  submittedAt: Instant | null;
  submittedBy: string | null;
  /** What it lacks of its target in money, in minor units; below 0: what is too much. Null: no such target. */
  gapMinor: number | null;
  /** Whether an earlier version of it holds. */
  isHeld: boolean;
};

export type PlanKey = { at: string; id: string };
type ListedRow = Omit<PlanRow, "savedAt" | "submittedAt"> & {
  made: string;
  savedAt: string;
  submittedAt: string | null;
};

const PAGE = 50;

/** All plans, the newest first, fifty at a time. */
export async function listPlans(
  { db, actor }: Pick<Context, "db" | "actor">,
  after: PlanKey | null,
): Promise<{ plans: PlanRow[]; next: PlanKey | null; mayWrite: boolean }> {
  const rows = await db.execute<ListedRow>(sql`
    select p.id, v.title, v.period, v.begins_on::text as "beginsOn", d.name as department, v.currency,
      v.target_minor::float8 as "targetMinor", v.target_customers as "targetCustomers", saver.name as "savedBy",
      v.recorded_at as "savedAt", s.recorded_at as "submittedAt", submitter.name as "submittedBy",
      (select gap_minor::float8 from plan_sum(v.id)) as "gapMinor",
      exists (select from plan_submissions held where held.plan_id = p.id) as "isHeld",
      to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as made
    from plans p
    join lateral (select * from plan_versions where plan_id = p.id order by number desc limit 1) v on true
    join people saver on saver.id = v.saved_by
    left join departments d on d.id = v.department_id
    left join plan_submissions s on s.version_id = v.id
    left join people submitter on submitter.id = s.submitted_by
    ${after ? sql`where (p.recorded_at, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by p.recorded_at desc, p.id desc limit ${PAGE + 1}`);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    plans: page.map(({ made: _, ...row }) => ({
      ...row,
      savedAt: new Date(row.savedAt),
      submittedAt: moment(row.submittedAt),
    })),
    mayWrite: can(actor, "plan:write"),
    next: rows.length > PAGE && last ? { at: last.made, id: last.id } : null,
  };
}

type PlanLine = {
  place: number;
  kind: PlanKind;
  segment: string | null;
  segmentName: string | null;
  customers: number;
  valueMinor: number;
  suggestedMinor: number | null;
  suggestedFrom: ValueSource | null;
  how: string;
  ownerId: string;
  owner: string;
};

/** A version as it was saved; `submittedAt` null: it never held. */
export type PlanVersion = {
  id: string;
  number: number;
  title: string;
  period: PlanPeriod;
  beginsOn: PlainDate;
  departmentId: string | null;
  department: string | null;
  currency: string;
  targetMinor: number | null;
  targetCustomers: number | null;
  openingOn: PlainDate;
  openingCustomers: number | null;
  lapseDays: number | null;
  savedBy: string;
  savedAt: Instant;
  submittedBy: string | null;
  submittedAt: Instant | null;
  lines: PlanLine[];
};

export type Plan = {
  id: string;
  /** The newest first. */
  versions: PlanVersion[];
  sum: PlanSum;
  faults: PlanFault[];
  mayWrite: boolean;
};

type VersionRow = Omit<PlanVersion, "savedAt" | "submittedAt"> & { savedAt: string; submittedAt: string | null };

/** A plan with all its versions, the newest added up. */
export async function getPlan({ db, actor }: Pick<Context, "db" | "actor">, planId: string): Promise<Plan> {
  const versions = await listVersions(db, planId);
  const [newest] = versions;
  if (!newest) throw new DomainError("not_found");
  const asked = [
    newest.lines,
    { valueMinor: newest.targetMinor, customers: newest.targetCustomers },
    newest.openingCustomers,
  ] as const;
  return {
    id: planId,
    versions,
    sum: planSum(...asked),
    faults: planFaultsOf(...asked),
    mayWrite: can(actor, "plan:write"),
  };
}

async function listVersions(db: Database, planId: string): Promise<PlanVersion[]> {
  const rows = await db.execute<VersionRow>(sql`
    select v.id, v.number, v.title, v.period, v.begins_on::text as "beginsOn", v.department_id as "departmentId",
      d.name as department, v.currency, v.target_minor::float8 as "targetMinor", v.target_customers as "targetCustomers",
      v.opening_on::text as "openingOn", v.opening_customers as "openingCustomers", v.lapse_days as "lapseDays",
      saver.name as "savedBy", v.recorded_at as "savedAt", submitter.name as "submittedBy", s.recorded_at as "submittedAt",
      (select jsonb_agg(jsonb_build_object('place', l.place, 'kind', l.kind, 'segment', l.segment, 'segmentName', l.segment_name,
        'customers', l.customers, 'valueMinor', l.value_minor, 'suggestedMinor', l.suggested_minor,
        'suggestedFrom', l.suggested_from, 'how', l.how, 'ownerId', l.owner_id, 'owner', owner.name) order by l.place)
       from plan_lines l join people owner on owner.id = l.owner_id where l.version_id = v.id) as lines
    from plan_versions v
    join people saver on saver.id = v.saved_by
    left join departments d on d.id = v.department_id
    left join plan_submissions s on s.version_id = v.id
    left join people submitter on submitter.id = s.submitted_by
    where v.plan_id = ${planId}
    order by v.number desc`);
  return rows.map((row) => ({ ...row, savedAt: new Date(row.savedAt), submittedAt: moment(row.submittedAt) }));
}

/** What a plan's lines begin with in a period, by kind; what is not counted yet is not suggested. */
export async function getSuggestions(
  ctx: Context,
  period: PlanPeriod,
): Promise<Record<PlanKind, SuggestedValue | null>> {
  const { answer } = await getCounted(
    ctx,
    { asOf: ctx.today, lapseDays: ctx.organisation.lapseDays, segment: null },
    "valueOfOne",
  );
  return suggestedValues(answer && perPeriod(answer, period));
}

const moment = (text: string | null): Instant | null => (text === null ? null : new Date(text));
