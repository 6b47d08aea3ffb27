import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Role } from "../../domain/permissions";

/** Somebody who may approve; `isMyLead`: leads the team of whoever asks. */
export type Approver = { id: string; name: string; department: string; roles: Role[]; isMyLead: boolean };

const approvers = preparedSql<Approver>(
  "goodwill_approvers",
  sql`select p.id, p.name, d.name as department, p.roles,
      exists (select from teams t join people me on me.team_id = t.id
               where me.id = ${placeholder("personId")}::uuid and t.lead_id = p.id) as "isMyLead"
    from people p join departments d on d.id = p.department_id
    where p.deactivated_at is null and 'manager' = any (p.roles) and p.id <> ${placeholder("personId")}::uuid
    order by 5 desc, d.id <> (select department_id from people where id = ${placeholder("personId")}::uuid), p.name limit 500`,
);

/** Whom somebody can ask for more than their limit: managers who are with us, their own lead first, never themselves. */
export async function listApprovers(db: Database, { personId }: { personId: string }): Promise<Approver[]> {
  return approvers(db, { personId });
}
