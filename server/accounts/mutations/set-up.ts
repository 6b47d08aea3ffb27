import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { departments, people } from "@/db/schema";
import type { Role } from "../../domain/permissions";
import { officeHours } from "../../domain/working-hours";
import { recordEvent } from "../../events/mutations";
import type { SetUp } from "../input";
import { takeToken } from "./links";
import { hashNewPassword, setPassword } from "./own";

/** What the first person may do: look after the house and work in it. They can give either up later. */
const ownersRoles: Role[] = ["admin", "manager"];

/** Ruling 38: the first person and the organisation, with the link that was printed at the start, and only once. */
export async function setUp(db: Database, input: SetUp): Promise<void> {
  const passwordHash = await hashNewPassword(input.newPassword, input);
  await db.transaction(async (tx) => {
    await takeToken(tx, "set_up", input.token);
    const person = { id: newId(), name: input.name, email: input.email, roles: ownersRoles };
    const departmentId = newId();
    await tx.execute(sql`insert into organisation (id, name, zone, country, currency) values
      (1, ${input.organisationName}, ${input.zone}, ${input.country}, ${input.currency})`);
    await tx.execute(sql`insert into calendars (id, hours, holidays, country) values
      (${newId()}, ${JSON.stringify(officeHours)}::jsonb, 'country', ${input.country})`);
    await tx.insert(departments).values({ id: departmentId, name: input.department });
    await tx.insert(people).values({ ...person, departmentId });
    await setPassword(tx, person.id, passwordHash);
    await recordEvent(tx, {
      actor: person,
      action: "organisation.set_up",
      subject: "person",
      subjectId: person.id,
      facts: { zone: input.zone, country: input.country, currency: input.currency },
    });
  });
}
