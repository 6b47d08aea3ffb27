import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { DecisionState } from "../../domain/decision-words";
import type { Limit } from "../../domain/limit";

/** A decision that is cited, as it stands now; `title` null: erased. */
export type Cited = { id: string; number: number; title: string | null; state: DecisionState };

/** A decision as JSON, for a statement that names its id. */
export const citedDecision = (id: SQL): SQL => sql`
  (select json_build_object('id', cited.id, 'number', cited.number, 'title', decision_title(cited.id),
                            'state', decision_state(cited.id))
     from decisions cited where cited.id = ${id})`;

export type LimitVersion = {
  id: string;
  version: number;
  currency: string;
  limits: Limit[];
  decision: Cited;
  setBy: string;
  recordedAt: Date;
};

type Row = Omit<LimitVersion, "recordedAt"> & { recordedAt: string };

const versions = preparedSql<Row>(
  "limit_versions",
  sql`select v.id, v.version, v.currency, v.limits, ${citedDecision(sql`v.decision_id`)} as decision, p.name as "setBy",
      v.recorded_at as "recordedAt"
    from limit_versions v join people p on p.id = v.set_by
    where v.version < coalesce(${placeholder("before")}::int, 2147483647)
    order by v.version desc limit ${placeholder("limit")}::int`,
);

const versionsPage = 10;

/** The sets of limits there have been, the newest first: that one is in force. `before` goes on from a page. */
export async function listLimitVersions(
  db: Database,
  { before }: { before: number | null },
): Promise<{ versions: LimitVersion[]; next: number | null }> {
  const rows = await versions(db, { before, limit: versionsPage + 1 });
  const page = rows.slice(0, versionsPage).map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
  return { versions: page, next: rows.length > versionsPage ? (page.at(-1)?.version ?? null) : null };
}

export type LimitsInForce = Pick<LimitVersion, "id" | "version" | "currency" | "limits">;

const inForce = preparedSql<LimitsInForce>(
  "limits_in_force",
  sql`select id, version, currency, limits from limit_versions where id = limits_version(${placeholder("now")}::timestamptz)`,
);

/** The limits that hold now; null: the board has not set any. */
export async function findLimitsInForce(db: Database, { now }: { now: Date }): Promise<LimitsInForce | null> {
  const [found] = await inForce(db, { now: now.toISOString() });
  return found ?? null;
}

const citable = preparedSql<Cited>(
  "citable_decisions",
  sql`select d.id, d.number, decision_title(d.id) as title, s.state
    from decisions d join decision_states s on s.decision_id = d.id
    where s.state in ('decided', 'in_effect')
      and (not ${placeholder("unused")}::boolean or not exists (select from limit_versions v where v.decision_id = d.id))
    order by d.number desc limit 500`,
);

/** Decisions something can be set up on now, the newest first; `unused`: only those no set of limits cites yet. */
export async function listCitable(db: Database, { unused }: { unused: boolean }): Promise<Cited[]> {
  return citable(db, { unused });
}
