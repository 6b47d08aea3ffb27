import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Organisation } from "../../context";
import { customerZone } from "../../domain/customer-zone";
import type { CustomerZone } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";

export type OwnerChoice = { kind: "person" | "team"; id: string; name: string; department: string };

/** Everybody and every team that can own a promise. */
export async function listOwners(db: Database): Promise<OwnerChoice[]> {
  return [
    ...(await db.execute<OwnerChoice>(sql`
      select 'team' as kind, teams.id, teams.name, departments.name as department
      from teams join departments on departments.id = teams.department_id
      union all
      select 'person', people.id, people.name, departments.name
      from people join departments on departments.id = people.department_id
      where people.deactivated_at is null
      order by kind desc, name`)),
  ];
}

/** The customer's own clock (ruling 9). */
export async function getCustomerZone(
  db: Database,
  customerId: string,
  organisation: Organisation,
): Promise<CustomerZone> {
  const [row] = await db.execute<{ zone: string | null; country: string | null; phones: string[] }>(sql`
    select survivor.zone, survivor.country, coalesce((
      select array_agg(normal order by i.id) from identities i
      where i.customer_id = survivor.id and i.channel = 'phone' and i.withdrawn_at is null), '{}') as phones
    from customers c join customers survivor on survivor.id = c.survivor_id where c.id = ${customerId}`);
  if (!row) throw new DomainError("not_found");
  return customerZone({
    statedZone: row.zone,
    country: row.country,
    phones: row.phones,
    organisationZone: organisation.zone,
  });
}
