import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";

export type DefinitionInForce = { id: string; version: number; meaning: string; rallyingCry: string };

const inForce = preparedSql<DefinitionInForce>(
  "definition_in_force",
  sql`select id, version, meaning, rallying_cry as "rallyingCry" from definitions
    where id = definition_in_force(${placeholder("now")}::timestamptz)`,
);

/** The definition of centricity that all its signers have signed; null until there is one. */
export async function getDefinitionInForce(db: Database, { now }: { now: Date }): Promise<DefinitionInForce | null> {
  const [found] = await inForce(db, { now: now.toISOString() });
  return found ?? null;
}

export type DefinitionVersion = DefinitionInForce & {
  writtenBy: string;
  recordedAt: Date;
  isInForce: boolean;
  signers: { personId: string; name: string; department: string; signedAt: Date | null }[];
};

type Row = Omit<DefinitionVersion, "recordedAt" | "signers"> & {
  recordedAt: string;
  signers: { personId: string; name: string; department: string; signedAt: string | null }[];
};

/** Every version, newest first, with who has signed it and who is asked to. */
export async function listDefinitions(db: Database, { now }: { now: Date }): Promise<DefinitionVersion[]> {
  const rows = await db.execute<Row>(sql`
    select d.id, d.version, d.meaning, d.rallying_cry as "rallyingCry", w.name as "writtenBy", d.recorded_at as "recordedAt",
      coalesce(d.id = definition_in_force(${now.toISOString()}::timestamptz), false) as "isInForce",
      (select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.name, 'department', dep.name,
          'signedAt', g.recorded_at) order by p.name), '[]')
        from definition_signers s join people p on p.id = s.person_id join departments dep on dep.id = p.department_id
        left join definition_signatures g on g.definition_id = s.definition_id and g.person_id = s.person_id
        where s.definition_id = d.id) as signers
    from definitions d join people w on w.id = d.written_by order by d.version desc`);
  return rows.map((row) => ({
    ...row,
    recordedAt: new Date(row.recordedAt),
    signers: row.signers.map((signer) => ({ ...signer, signedAt: signer.signedAt ? new Date(signer.signedAt) : null })),
  }));
}

export type Signer = { id: string; name: string; department: string };

/** Whom a new version can ask to sign. */
export async function listPossibleSigners(db: Database): Promise<Signer[]> {
  const rows = await db.execute<Signer>(sql`
    select p.id, p.name, d.name as department from people p join departments d on d.id = p.department_id
    where p.deactivated_at is null order by p.name`);
  return [...rows];
}
