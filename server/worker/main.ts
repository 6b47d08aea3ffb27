import { type LogFunctionFactory, Logger, run } from "graphile-worker";
import { openDatabase } from "@/db/client";
import { env } from "../env";
import { log } from "../log";
import { crontab, resumeWith, tasksWith } from "./tasks";

/**
 * The process that does the jobs: what is due by the clock, and what a mutation put into the queue. A count holds two
 * connections while it asks for a third, other jobs three at most: three long ones and four short ones never wait for ever.
 */
const client = openDatabase(env().DATABASE_URL, { max: 21, name: "standpoint-worker", statementTimeoutMs: 0 });

const logger: LogFunctionFactory = (scope) => (level, message) => {
  if (level !== "debug" && level !== "info") log[level === "warning" ? "warn" : "error"]({ job: scope.jobId }, message);
};

await resumeWith(client.db);

const { long, short } = tasksWith(client.db);
const settings = {
  connectionString: env().DATABASE_URL,
  pollInterval: 5_000,
  noHandleSignals: true,
  logger: new Logger(logger),
};

// Each takes up only jobs it knows; what the timetable puts into the queue is taken by either.
const runners = [
  await run({ ...settings, concurrency: 4, taskList: short, crontab }),
  await run({ ...settings, concurrency: 3, taskList: long }),
];

let leaving = false;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    void Promise.all(runners.map((runner) => runner.stop())).finally(() => client.close());
  });
}

await Promise.all(runners.map((runner) => runner.promise));
await client.close();
process.exit(0);
