import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { Database } from "@/db/client";
import { clearAccounts } from "../accounts/tasks";
import { resumeImports, runImport } from "../imports/tasks";

const importJob = z.object({ runId: z.string() });

/** Every job by the name under which a mutation, or the timetable below, puts it into the queue. */
export function tasksWith(db: Database): TaskList {
  return {
    clear_accounts: () => clearAccounts(db),
    run_import: (payload) => runImport(db, importJob.parse(payload)),
  };
}

/** What a killed worker left unfinished is taken up again, once, before new jobs are. */
export async function resumeWith(db: Database): Promise<void> {
  await resumeImports(db);
}

/** Minute, hour, day, month, weekday, in UTC; what a stopped machine missed within two days is made up for. */
export const crontab = "17 3 * * * clear_accounts ?fill=2d";
