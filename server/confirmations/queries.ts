import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import { iso, nameOf } from "../customers/queries/members";
import type { ConfirmationClaim } from "../domain/confirmation";
import type { DuePrecision, PromiseKind } from "../domain/promise-words";

/** What a customer is asked about, as they are shown it. */
export type Confirmation = {
  said: string;
  claim: ConfirmationClaim;
  saidAt: Date;
  /** When it was to be, as last agreed with them. */
  dueAt: Date;
  opensAt: Date | null;
  duePrecision: DuePrecision;
  /** The time is another than was said first: at their wish, or as agreed with them; null: it is the one that was said. */
  moved: "wish" | "agreed" | null;
  zone: string;
  house: string;
};

type Row = { [key: string]: string | null };

/** What a link opens; null: nothing any more. Looking uses nothing up. */
export async function readConfirmation(db: Database, token: string): Promise<Confirmation | null> {
  const [row] = await db.execute<Row>(sql`
    select said, claim, ${iso(sql`said_at`)} as "saidAt", ${iso(sql`due_at`)} as "dueAt", ${iso(sql`opens_at`)} as "opensAt",
           due_precision as "duePrecision", moved, zone, house from read_confirmation(${token})`);
  return row?.said ? ({ ...row, ...instants(row) } as Confirmation) : null;
}

function instants({ saidAt, dueAt, opensAt }: Row) {
  return { saidAt: new Date(saidAt ?? ""), dueAt: new Date(dueAt ?? ""), opensAt: opensAt ? new Date(opensAt) : null };
}

/** A version of how customers are asked. */
export type Plan = {
  id: string;
  isAsking: boolean;
  share: number;
  atLeast: number;
  highStakes: PromiseKind[];
  linkDays: number;
  restDays: number;
  setBy: string;
  recordedAt: string;
};

const versions = preparedSql<Plan>(
  "confirmation_plans",
  sql`
  select p.id, p.is_asking as "isAsking", p.share, p.at_least as "atLeast", to_jsonb(p.high_stakes) as "highStakes",
         p.link_days as "linkDays", p.rest_days as "restDays", ${nameOf(sql`p.set_by`)} as "setBy",
         ${iso(sql`p.recorded_at`)} as "recordedAt"
    from confirmation_plans p order by p.recorded_at desc, p.id desc limit 60`,
);

/** Every version, the present one first. */
export function listPlans(db: Database): Promise<Plan[]> {
  return versions(db, {});
}

/** Of the months whose asking is over: how many were asked, answered and could not be asked, in all (ruling 32). */
export type AskedMonth = {
  month: string;
  asked: number | null;
  answered: number;
  yes: number;
  late: number;
  no: number;
  notAskable: number | null;
  wishesAsked: number | null;
  wishesDenied: number;
  isClosed: boolean;
};

const months = preparedSql<AskedMonth>(
  "confirmation_months",
  sql`
  select month_on::text as month, asked, answered, said_yes as yes, said_late as late, said_no as no,
         not_askable as "notAskable", wishes_asked as "wishesAsked", wishes_denied as "wishesDenied", is_closed as "isClosed"
    from confirmation_sums(standpoint_now() - interval '14 months', 'infinity', standpoint_now(), 'none')
   where level = 'commitment' order by month_on desc`,
);

/** The last months of commitments, newest first, as far as anything may be said of them. */
export function listAskedMonths(db: Database): Promise<AskedMonth[]> {
  return months(db, {});
}
