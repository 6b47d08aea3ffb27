import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { departments, people } from "@/db/schema";

/** The departments an issue can be handed to, by name. */
export async function listDepartments(db: Database): Promise<{ id: string; name: string }[]> {
  return db.select().from(departments).orderBy(departments.name);
}

export type Desk = { id: string; name: string; people: { id: string; name: string }[] };

/** Where an issue can be handed to: every department with the people who are with us. */
export async function listDesks(db: Database): Promise<Desk[]> {
  const all = await listDepartments(db);
  const everybody = await db
    .select({ id: people.id, name: people.name, departmentId: people.departmentId })
    .from(people)
    .where(isNull(people.deactivatedAt))
    .orderBy(asc(people.name));
  return all.map(({ id, name }) => ({
    id,
    name,
    people: everybody.flatMap((person) => (person.departmentId === id ? [{ id: person.id, name: person.name }] : [])),
  }));
}

/** The department somebody who is with us works in; null: there is no such person. */
export async function findDepartmentOf(db: Database, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ departmentId: people.departmentId })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.deactivatedAt)));
  return row?.departmentId ?? null;
}
