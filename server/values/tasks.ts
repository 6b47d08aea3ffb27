import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { alone } from "../alone";
import type { SpendParams } from "../domain/gamma-gamma";
import type { RepeatParams } from "../domain/repeat-buying";
import { valueSumsVersion } from "../domain/value-method";
import { type StepKey, termsOf, valueStepsOf } from "../domain/value-steps";
import { recordEvent } from "../events/mutations";
import { type Found, fitWhole, type Pause } from "./mutations/fit";
import { putOnQueue } from "./mutations/queue";
import { type FitSetting, findFitSetting, readStepKeys } from "./queries/fitting";

/** Steps handed over, and customers written, in one statement. */
const [stepsAtOnce, customersAtOnce] = [2_000, 20_000];

/**
 * The worker's job: fits the method in force to everybody's history, keeps what was found, and has each customer's value
 * written by it. The event loop is let go between evaluations, so that other jobs go on. Null: somebody else fits, maybe by
 * the method before this one: it is tried again when that one may be through.
 */
export async function fitValues(db: Database): Promise<string | null> {
  let modelId: string | null = null;
  const isMine = await alone(db, "fit_values", async () => {
    const setting = await findFitSetting(db);
    if (setting === null) return;
    modelId = await keepModel(db, setting);
    await writeValues(db, modelId, setting);
  });
  if (!isMine) await putOnQueue(db, sql`now() + interval '1 minute'`);
  return modelId;
}

/**
 * Puts a fit back on the queue that a killed worker left: one whose values are not all written, or one whose job is still
 * held; and a new one, where values were summed by an older version of how that is done. What another worker is at stays
 * with it.
 */
export async function resumeFits(db: Database): Promise<void> {
  await alone(db, "fit_values", async () => {
    const [left] = await db.execute<{ isOpen: boolean }>(sql`
      select exists (select from value_model_now m where not exists (select from value_sums s where s.model_id = m.id))
        or exists (select from value_sums_now s where s.sums ->> 'version' is distinct from ${String(valueSumsVersion)})
        or exists (select from graphile_worker.jobs where task_identifier = 'fit_values' and locked_at is not null) as "isOpen"`);
    if (left?.isOpen) await putOnQueue(db);
  });
}

/** Lets others work between two evaluations. */
const pause: Pause = () => new Promise((resolve) => setImmediate(resolve));

/** The histories are read, fitted and judged as of one moment. */
async function keepModel(db: Database, setting: FitSetting): Promise<string> {
  const id = newId();
  const begun = performance.now();
  await db.transaction(
    async (tx) => {
      await tx.execute(sql`set local jit = off`);
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
      const found = await fitWhole(tx, setting, pause);
      await insertModel(tx, id, setting, found, performance.now() - begun);
      await recordEvent(tx, {
        actor: null,
        action: "value.fitted",
        subject: "value_model",
        subjectId: id,
        facts: { method: setting.method.method, customers: found.customers, isRefused: found.refused !== null },
      });
    },
    { isolationLevel: "repeatable read" },
  );
  return id;
}

/** Only what the fit has to say: the rest (version, currency, who is left out, correlation) the database knows by itself. */
async function insertModel(tx: Database, id: string, { method, today }: FitSetting, found: Found, took: number) {
  const { customers, repeaters, refused, parameters, logLikelihood, spend, newcomer, holdout } = found;
  const json = (value: unknown) => sql`${value ? JSON.stringify(value) : null}::jsonb`;
  await tx.execute(sql`
    insert into value_models (id, method_id, as_of, unit, customers, repeaters, refused, parameters, log_likelihood, spend, newcomer,
      holdout, took_ms, memory_mb)
    values (${id}, ${method.id}, ${today}, 'week', ${customers}, ${repeaters}, ${refused}, ${json(parameters)}, ${logLikelihood ?? null},
      ${json(spend)}, ${json(newcomer)}, ${json(holdout)}, ${Math.round(took)}, ${Math.round(process.memoryUsage().rss / 2 ** 20)})`);
}

type Kept = {
  parameters: Record<"r" | "alpha" | "a" | "b", { value: number }> | null;
  spend: Record<"p" | "q" | "gamma", { value: number }> | null;
};

async function writeValues(db: Database, modelId: string, setting: FitSetting): Promise<void> {
  const [kept] = await db.execute<Kept>(sql`select parameters, spend from value_models where id = ${modelId}`);
  if (kept?.parameters && setting.method.method !== "historic") await addSteps(db, modelId, setting, kept);
  let after: string | null = null;
  for (;;) {
    const [row]: { last: string | null }[] = await db.execute<{ last: string | null }>(
      sql`select write_values(${modelId}, ${after}::uuid, ${customersAtOnce}) as last`,
    );
    if (!row?.last) break;
    after = row.last;
  }
  await db.execute(sql`select end_values(${modelId})`);
  await clearOlder(db);
}

async function addSteps(db: Database, modelId: string, { method, today }: FitSetting, kept: Kept): Promise<void> {
  const { parameters, spend } = kept;
  if (!parameters || method.method === "historic") return;
  const { r, alpha, a, b } = parameters;
  const params: RepeatParams = { model: method.method, r: r.value, alpha: alpha.value, a: a.value, b: b.value };
  const spends: SpendParams | null = spend && { p: spend.p.value, q: spend.q.value, gamma: spend.gamma.value };
  const stepOf = valueStepsOf(params, spends, termsOf(method));
  const keys = await readStepKeys(db, { until: today, withOrganisations: method.withOrganisations });
  for (let at = 0; at < keys.length; at += stepsAtOnce) {
    await giveSteps(db, modelId, keys.slice(at, at + stepsAtOnce), stepOf);
  }
}

async function giveSteps(
  db: Database,
  modelId: string,
  keys: readonly StepKey[],
  stepOf: ReturnType<typeof valueStepsOf>,
): Promise<void> {
  const steps = [];
  for (const [at, key] of keys.entries()) {
    if (at % 20 === 0) await pause();
    steps.push(stepOf(key));
  }
  await db.execute(sql`
    select add_value_steps(${modelId}, ${sql.param(steps.map(({ repeats }) => repeats))}::int[],
      ${sql.param(steps.map(({ untilNow }) => untilNow))}::int[], ${sql.param(steps.map(({ purchases }) => purchases))}::float8[],
      ${sql.param(steps.map(({ discounted }) => discounted))}::float8[], ${sql.param(steps.flatMap(({ spread }) => spread))}::real[])`);
}

async function clearOlder(db: Database): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ gone: number }>(sql`select clear_values(${customersAtOnce}) as gone`);
    if ((row?.gone ?? 0) < customersAtOnce) return;
  }
}
