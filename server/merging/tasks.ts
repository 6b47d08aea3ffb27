import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { partsPerLook, scanParts } from "../domain/duplicate-scan";
import { startScan } from "./mutations/duplicates";

/** The timetable's job: begins a search for duplicates, unless one is under way. */
export async function scanByTimetable(db: Database): Promise<void> {
  await startScan({ db, actor: null });
}

/** The worker's job: does what is left of the search, part by part; a killed one goes on with the next part. */
export async function scanDuplicates(db: Database): Promise<void> {
  while (await scanNextPart(db));
}

/** Does one part, whole or not at all. False: nothing was left to do. */
async function scanNextPart(db: Database): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [scan] = await tx.execute<{ id: string; done: number }>(sql`
      select id, parts_done as done from duplicate_scans where finished_at is null
       order by recorded_at limit 1 for update skip locked`);
    if (!scan) return false;
    const next = scanParts[scan.done];
    if (next) {
      await tx.execute(sql`select find_duplicates(${next.look}, ${next.part}, ${partsPerLook}, ${scan.id}::uuid)`);
      await tx.execute(sql`update duplicate_scans set parts_done = parts_done + 1 where id = ${scan.id}`);
    } else {
      await tx.execute(sql`delete from duplicates where scan_id <> ${scan.id}`);
      await tx.execute(sql`update duplicate_scans set finished_at = standpoint_now() where id = ${scan.id}`);
    }
    return true;
  });
}
