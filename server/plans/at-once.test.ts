import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";
import type { Context } from "../context";
import { setLapseThreshold } from "../numbers/mutations";
import { contextOf } from "../testing/accounts";
import { appDatabase, committedWorld, messageOf, ownerClient } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { declineThreshold, proposeThreshold } from "../thresholds/mutations";
import { savePlanInput } from "./input";
import { savePlan, submitPlan } from "./mutations";
import { getPlan } from "./queries/plans";

type Pool = Awaited<ReturnType<typeof appDatabase>>;
let pool: Pool;
let owner: Database;
/** Two of the board and a manager, each with the application's own login. */
let people: Context[];

beforeAll(async () => {
  owner = drizzle(await ownerClient(), { schema });
  pool = await appDatabase();
  const world = committedWorld(owner);
  await anOrganisation(world);
  people = [];
  for (const role of ["board", "board", "manager"] as const) {
    const { id } = await aPerson(world, { roles: [role] });
    people.push({ ...(await contextOf(world, id)), db: pool.db });
  }
});
afterAll(() => pool.close());

const person = (which: number): Context => people[which] as Context;
const within = (ctx: Context, db: Database): Context => ({ ...ctx, db });

/** Lets the second act while the first has acted and not ended, and the first end once the second waits for it. */
async function atOnce(first: (db: Database) => Promise<unknown>, second: (db: Database) => Promise<unknown>) {
  let said: Promise<string> | undefined;
  await pool.db.transaction(async (tx) => {
    await first(tx);
    said = second(pool.db).then(() => "done", messageOf);
    await someoneWaits();
  });
  return said;
}

async function someoneWaits(): Promise<void> {
  for (let looked = 0; looked < 2_000; looked++) {
    const [row] = await owner.execute<{ waits: boolean }>(sql`
      select exists (select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and not l.granted) as waits`);
    if (row?.waits) return;
  }
  throw new Error("Nobody waited.");
}

/** A plan of one line that comes to its target. */
const typed = (given: Record<string, string>) =>
  savePlanInput.parse({
    ...{ title: "In customers", version: "0", target: "100", targetCustomers: "", departmentId: "" },
    ...given,
    lines: [{ kind: "win", segment: "", customers: "1", value: "100", how: "By asking.", ownerId: "" }],
  });

const aPlan = async (period: string) => {
  const { planId } = await savePlan(person(2), typed({ period }));
  const [version] = (await getPlan(person(2), planId)).versions;
  return { planId, versionId: version?.id ?? "", period };
};

test("two who save the same plan at once: the second reads that it was saved meanwhile", async () => {
  const { planId, period } = await aPlan("2090");
  const save = (who: number) => (db: Database) =>
    savePlan(within(person(who), db), typed({ planId, period, version: "1" }));
  expect(await atOnce(save(0), save(1))).toMatch(/^Somebody saved this plan meanwhile/);
  expect((await getPlan(person(0), planId)).versions).toHaveLength(2);
});

test("two who submit the same version at once: the second reads that it was submitted", async () => {
  const plan = await aPlan("2091");
  const submit = (who: number) => (db: Database) => submitPlan(within(person(who), db), plan);
  expect(await atOnce(submit(0), submit(1))).toBe("This version has been submitted already.");
});

test("one submits what another saves anew at once: what was submitted is not the newest, and both know it", async () => {
  const plan = await aPlan("2092");
  const save = (db: Database) =>
    savePlan(within(person(0), db), typed({ planId: plan.planId, period: plan.period, version: "1" }));
  const said = await atOnce(save, (db) => submitPlan(within(person(1), db), plan));
  expect(said).toMatch(/^Somebody saved this plan meanwhile\. Look at what it says now/);
});

test("two plans for the same period submitted at once: only one holds", async () => {
  const [mine, yours] = [await aPlan("2093"), await aPlan("2093")];
  const submit = (who: number, plan: { planId: string; versionId: string }) => (db: Database) =>
    submitPlan(within(person(who), db), plan);
  expect(await atOnce(submit(0, mine), submit(1, yours))).toMatch(/^There is a submitted plan for this period already/);
});

test("two of the board who answer the same proposal at once: the second reads that it was answered, and sets nothing", async () => {
  await proposeThreshold(person(2), { days: 90, reason: "Four in five come back within a quarter." });
  const [proposal] = await owner.execute<{ id: string }>(sql`select id from threshold_proposals`);
  const proposalId = proposal?.id ?? "";
  const reason = "We would lose sight of the yearly ones.";
  const decline = (db: Database) => declineThreshold(within(person(0), db), { proposalId, reason });
  const set = (db: Database) => setLapseThreshold(within(person(1), db), { days: 90, reason, proposalId });
  expect(await atOnce(decline, set)).toBe("This proposal has been answered already.");
  expect([...(await owner.execute(sql`select days from lapse_thresholds`))]).toEqual([]);
});

test("the application's login cannot go round any of it with statements of its own", async () => {
  const plan = await aPlan("2094");
  await submitPlan(person(2), plan);
  const by = person(2).actor.id;
  const attacks: [ReturnType<typeof sql>, string][] = [
    [
      sql`insert into plan_submissions (plan_id, version_id, submitted_by) values (${plan.planId}, ${plan.versionId}, ${by})`,
      "This version has been submitted already.",
    ],
    [
      sql`insert into plan_submissions (plan_id, version_id, submitted_by)
        select p.id, ${plan.versionId}::uuid, ${by}::uuid from plans p where p.id <> ${plan.planId} limit 1`,
      "There is no such version of this plan.",
    ],
    [
      sql`insert into threshold_answers (proposal_id, answer, reason, answered_by)
        select id, 'declined', 'On second thoughts, we would not.', ${person(1).actor.id}::uuid from threshold_proposals`,
      "This proposal has been answered already.",
    ],
  ];
  for (const [attack, sentence] of attacks)
    expect(await pool.db.execute(attack).then(() => "nothing was refused", messageOf)).toBe(sentence);
});
