import { sql } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { askCount } from "@/server/counts/mutations";
import { countNumbers } from "@/server/counts/tasks";
import type { Lens } from "@/server/domain/lens";
import { settleAndFit } from "@/server/worker/tasks";

/** One job of the worker, as the application's login in a process of its own; prints the memory it took at most, in MiB. */
const { db, close } = openDatabase(process.env.DATABASE_URL ?? "", {
  max: 8,
  name: "standpoint-bench-job",
  statementTimeoutMs: 0,
});

const jobs: Readonly<Record<string, () => Promise<unknown>>> = {
  fit_values: () => settleAndFit(db),
  count_numbers: countEverything,
};

/** Today's view of everybody, counted whole. */
async function countEverything(): Promise<void> {
  const [lens] = await db.execute<Omit<Lens, "segment">>(sql`
    select organisation_day(standpoint_now())::text as "asOf",
      (select days from lapse_thresholds order by recorded_at desc, id desc limit 1) as "lapseDays"`);
  if (!lens) throw new Error("There is no organisation.");
  await countNumbers(db, await askCount({ db, actor: null }, { ...lens, segment: null }));
}

const job = jobs[process.argv[2] ?? ""];
if (!job) throw new Error("There is no such job.");
await job();
await close();
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
