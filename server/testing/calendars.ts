import type { InferInsertModel } from "drizzle-orm";
import { newId } from "@/db/id";
import { absences, calendars, closures } from "@/db/schema";
import type { World } from "./database";
import { made } from "./factories";

type Given<T extends Parameters<World["tx"]["insert"]>[0]> = Partial<InferInsertModel<T>>;

/** A version of a calendar; of the organisation unless it names another. */
export async function aCalendar({ tx }: World, given: Given<typeof calendars> = {}) {
  const [row] = await tx
    .insert(calendars)
    .values({ id: newId(), ...given })
    .returning();
  return made(row);
}

export async function aClosure(
  { tx }: World,
  given: Given<typeof closures> & Pick<InferInsertModel<typeof closures>, "recordedBy" | "fromOn">,
) {
  const [row] = await tx
    .insert(closures)
    .values({ id: newId(), name: "Stocktaking", untilOn: given.fromOn, ...given })
    .returning();
  return made(row);
}

export async function anAbsence(
  { tx }: World,
  given: Given<typeof absences> & Pick<InferInsertModel<typeof absences>, "personId" | "fromOn">,
) {
  const [row] = await tx
    .insert(absences)
    .values({ id: newId(), recordedBy: given.personId, ...given })
    .returning();
  return made(row);
}
