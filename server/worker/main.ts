import { type LogFunctionFactory, Logger, run } from "graphile-worker";
import { openDatabase } from "@/db/client";
import { env } from "../env";
import { log } from "../log";
import { crontab, resumeWith, tasksWith } from "./tasks";

/** The process that does the jobs: what is due by the clock, and what a mutation put into the queue. */
const client = openDatabase(env().DATABASE_URL, { max: 8, name: "standpoint-worker", statementTimeoutMs: 0 });

const logger: LogFunctionFactory = (scope) => (level, message) => {
  if (level !== "debug" && level !== "info") log[level === "warning" ? "warn" : "error"]({ job: scope.jobId }, message);
};

await resumeWith(client.db);

const runner = await run({
  connectionString: env().DATABASE_URL,
  concurrency: 2,
  pollInterval: 5_000,
  noHandleSignals: true,
  taskList: tasksWith(client.db),
  crontab,
  logger: new Logger(logger),
});

let leaving = false;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    void runner.stop().finally(() => client.close());
  });
}

await runner.promise;
await client.close();
process.exit(0);
