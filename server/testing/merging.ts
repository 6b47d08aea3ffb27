import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { writeText } from "../texts/mutations";
import type { World } from "./database";
import { aPerson } from "./factories";

/** Merges one customer into another the only way there is, and gives the merge's id. */
export async function aMerge(
  world: World,
  mergedId: string,
  survivorId: string,
  { taken = [], byId }: { taken?: string[]; byId?: string } = {},
): Promise<string> {
  const id = newId();
  const by = byId ?? (await aPerson(world)).id;
  const reasonId = await writeText(world.tx, "The same person, entered twice.");
  await world.tx.execute(sql`
    insert into merges (id, merged_id, survivor_id, taken, by_id, reason_id)
    values (${id}, ${mergedId}, ${survivorId}, ${sql.param(taken)}::text[], ${by}, ${reasonId})`);
  return id;
}

/** Takes a merge apart again. */
export async function anUnmerge(world: World, mergeId: string, byId?: string): Promise<void> {
  const by = byId ?? (await aPerson(world)).id;
  const reasonId = await writeText(world.tx, "They are two people.");
  await world.tx.execute(sql`
    insert into unmerges (id, merge_id, by_id, reason_id) values (${newId()}, ${mergeId}, ${by}, ${reasonId})`);
}
