import type { InferInsertModel } from "drizzle-orm";
import { newId } from "@/db/id";
import { calendars, departments, organisation, people, teams } from "@/db/schema";
import { officeHours } from "../domain/working-hours";
import type { World } from "./database";

type Given<T extends Parameters<World["tx"]["insert"]>[0]> = Partial<InferInsertModel<T>>;

let counter = 0;

/** A number no other row of this worker has. */
export function nextNumber(): number {
  counter += 1;
  return counter;
}

export async function anOrganisation({ tx }: World, given: Given<typeof organisation> = {}) {
  const [row] = await tx
    .insert(organisation)
    .values({
      id: 1,
      name: "Harbour",
      zone: "Europe/London",
      country: "GB",
      currency: "GBP",
      ...given,
    })
    .returning();
  await tx.insert(calendars).values({ id: newId(), hours: officeHours });
  return made(row);
}

export async function aDepartment({ tx }: World, given: Given<typeof departments> = {}) {
  const [row] = await tx
    .insert(departments)
    .values({ id: newId(), name: `Department ${nextNumber()}`, ...given })
    .returning();
  return made(row);
}

export async function aTeam(world: World, given: Given<typeof teams> = {}) {
  const departmentId = given.departmentId ?? (await aDepartment(world)).id;
  const [row] = await world.tx
    .insert(teams)
    .values({ id: newId(), name: `Team ${nextNumber()}`, ...given, departmentId })
    .returning();
  return made(row);
}

export async function aPerson(world: World, given: Given<typeof people> = {}) {
  const departmentId = given.departmentId ?? (await aDepartment(world)).id;
  const number = nextNumber();
  const [row] = await world.tx
    .insert(people)
    .values({
      id: newId(),
      name: `Person ${number}`,
      email: `person${number}@example.org`,
      roles: ["frontline"],
      ...given,
      departmentId,
    })
    .returning();
  return made(row);
}

/** The row an insert returned. */
export function made<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("The insert returned no row.");
  return row;
}
