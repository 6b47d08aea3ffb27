import { openDatabase } from "@/db/client";
import { findRequestFacts } from "@/server/auth/queries";
import { buffersOf } from "./buffers";
import { spreadOf } from "./load";
import type { Bench } from "./open";
import type { Question } from "./question";

/** A question asked of the database alone, without pages or requests. Times in milliseconds. */
export type Statement = { plans: "chosen" | "generic"; median: number; p95: number; p99: number; buffers: number };

/**
 * Asks the queries behind a question one after another on one connection: as PostgreSQL chooses its plans, and where it may
 * only use the plan that fits any value, which is what a prepared statement comes to.
 */
export async function measureStatement(bench: Bench, question: Question, seconds: number): Promise<Statement[]> {
  const asked = await question.asked(bench.sql);
  const given = asked.map((one) => one.given);
  return [await ask(bench, question, given, seconds, "chosen"), await ask(bench, question, given, seconds, "generic")];
}

async function ask(
  bench: Bench,
  question: Question,
  given: string[],
  seconds: number,
  plans: Statement["plans"],
): Promise<Statement> {
  const client = openDatabase(bench.appUrl, { max: 1, name: "bench statement" });
  try {
    const mode = plans === "generic" ? "force_generic_plan" : "auto";
    await client.db.execute(`set plan_cache_mode = ${mode}`);
    const facts = await findRequestFacts(client.db, bench.claim);
    if (!facts) throw new Error("The bench's session has ended.");
    const context = { db: client.db, ...facts };
    for (const one of given) await question.floor(context, one);
    const before = await buffersOf(bench.sql);
    const times: number[] = [];
    const until = performance.now() + seconds * 1000;
    for (let turn = 0; performance.now() < until || turn < given.length; turn += 1) {
      const begun = performance.now();
      await question.floor(context, given[turn % given.length] ?? "");
      times.push(performance.now() - begun);
    }
    const buffers = Math.round(((await buffersOf(bench.sql)) - before) / times.length);
    return { plans, ...spreadOf(times), buffers };
  } finally {
    await client.close();
  }
}
