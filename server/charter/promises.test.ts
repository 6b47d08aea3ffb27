import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { charterSignatures, contacts } from "@/db/schema";
import { logContactInput } from "../contacts/input";
import { logContact } from "../contacts/mutations/log";
import { plainDate } from "../domain/plain-date";
import { readRateQuestion } from "../domain/rate-question";
import { requestErasure } from "../erasures/mutations";
import { eraseCustomer } from "../erasures/tasks";
import { openIssue, reopenIssue, resolveIssue } from "../issues/mutations";
import { recordStep, withdrawStep } from "../knowledge/mutations/lifecycle";
import { listRates } from "../rates/queries/cuts";
import { getRate } from "../rates/queries/panel";
import {
  aCharter,
  aCharterCast,
  aDraft,
  type CharterCast,
  charterPromisesOf,
  commitChecks,
  contextAt,
} from "../testing/charter";
import { aContact, aCustomer, anIssue } from "../testing/customers";
import { asApp, inTransaction, type World } from "../testing/database";
import { insertInto, someWords } from "../testing/promises";
import { promiseByCharter } from "./mutations/of-record";
import { clauseOf } from "./queries/clause-of";

const monday = new Date("2026-11-16T09:00:00Z");
const hours = (count: number) => new Date(monday.getTime() + count * 3_600_000);

const november = (level: string) =>
  readRateQuestion({ from: "2026-11-01", to: "2026-11-30", level }, plainDate("2026-11-30"));

const replies = {
  key: "reply",
  title: "We answer in writing",
  trigger: "reply_owed" as const,
  dueSaid: "in 2 working days",
};
const welcome = { key: "welcome", title: "We ring in the first week", trigger: "onboarding_entered" as const };
const checkIn = {
  key: "check_in",
  title: "We ask how it went",
  trigger: "delivery_recorded" as const,
  dueSaid: "in 3 days",
};

function underACharter(act: (world: World, cast: CharterCast, clauseId: string) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(monday);
    const cast = await aCharterCast(world);
    await world.asApp();
    const { clauseId } = await aCharter(world, cast, [{}, replies, welcome, checkIn]);
    await act(world, cast, clauseId);
    await commitChecks(world);
  });
}

const complaint = (cast: CharterCast) => ({
  customerId: cast.customer,
  kind: "complaint" as const,
  words: "The boiler is cold again.",
  departmentId: null,
});

const step = (cast: CharterCast, kind: "onboarding_entered" | "delivered", on: string) => ({
  customerId: cast.customer,
  kind,
  happenedOn: plainDate(on),
  words: null,
  from: { source: "observed" as const, contactId: null },
  learnedOn: null,
});

describe("what triggers a clause makes its promise by itself", () => {
  test("an issue: the clause's words, its team, its time; kept by resolving, not kept once it is open again", () =>
    underACharter(async (world, cast, clauseId) => {
      const front = await contextAt(world, cast.front, hours(1));
      const { issueId } = await openIssue(front, complaint(cast));
      const [made] = await charterPromisesOf(world, cast.customer);
      expect(made).toMatchObject({ team: cast.team, precision: "end_of_day", ended: null });
      expect(made?.said).toContain("within five working days");
      expect(new Date(made?.due ?? "")).toEqual(new Date("2026-11-23T17:30:00Z"));
      expect(await clauseOf(world.tx, made?.id ?? "")).toMatchObject({ key: "clause_1", versionNumber: 1 });
      await promiseByCharter(front, { about: { issueId } });
      expect(await charterPromisesOf(world, cast.customer)).toHaveLength(1);
      await resolveIssue(await contextAt(world, cast.front, hours(3)), { issueId, resolution: "A new valve." });
      expect((await charterPromisesOf(world, cast.customer))[0]).toMatchObject({ ended: "fulfilled" });
      await reopenIssue(await contextAt(world, cast.front, hours(30)), { issueId, why: "Cold again." });
      expect((await charterPromisesOf(world, cast.customer))[0]).toMatchObject({ ended: null, proof: null });
      await resolveIssue(await contextAt(world, cast.front, hours(24 * 9)), { issueId, resolution: "A new boiler." });
      const reader = await contextAt(world, cast.front, hours(24 * 10));
      const { rows } = await listRates(reader, november("charter"), "clause");
      expect(rows).toMatchObject([{ value: "clause_1", name: "What is wrong is put right", due: 1, kept: 0 }]);
      expect(clauseId).toBeTruthy();
    }));

  test("an onboarding, a delivery and a question in writing, each from its own time", () =>
    underACharter(async (world, cast) => {
      const front = await contextAt(world, cast.front, hours(1));
      await recordStep(front, step(cast, "onboarding_entered", "2026-11-16"));
      await recordStep(front, step(cast, "delivered", "2026-11-15"));
      await logContact(
        front,
        logContactInput.parse({
          customerId: cast.customer,
          channel: "email",
          words: "What does it cost?",
          replyOwed: "on",
        }),
      );
      const made = await charterPromisesOf(world, cast.customer);
      expect(made.map(({ due }) => new Date(due).toISOString())).toEqual([
        "2026-11-18T17:30:00.000Z",
        "2026-11-18T17:30:00.000Z",
        "2026-11-23T17:30:00.000Z",
      ]);
    }));

  test("a delivery noted long after counts from then, and a mistake taken back may be made void by two", () =>
    underACharter(async (world, cast) => {
      const front = await contextAt(world, cast.front, hours(1));
      await recordStep(front, step(cast, "delivered", "2026-10-01"));
      const [made] = await charterPromisesOf(world, cast.customer);
      expect(new Date(made?.due ?? "")).toEqual(new Date("2026-11-19T17:30:00Z"));
      expect(made?.precision).toBe("end_of_day");
      const ask = async (tx: World["tx"]) =>
        insertInto({ tx }, "promise_events", {
          id: newId(),
          promise_id: made?.id ?? "",
          kind: "void_requested",
          actor_id: cast.front,
          reason_id: await someWords({ tx }, "It never came."),
        });
      await world.refused(ask, /stands as long as what it follows from/);
      const [fact] = await world.tx.execute<{ id: string }>(sql`select step_id as id from charter_promises`);
      await withdrawStep(front, { stepId: fact?.id ?? "" });
      await ask(world.tx);
    }));

  test("of a customer who was erased it ends without words when the issue is closed", () =>
    underACharter(async (world, cast) => {
      const { issueId } = await openIssue(await contextAt(world, cast.front, hours(1)), complaint(cast));
      const admin = await contextAt(world, cast.admin, hours(2));
      const { erasureId } = await requestErasure(admin, {
        ...{ customerId: cast.customer, reason: "asked" as const, reference: "Request 12", typed: "ERASE" },
      });
      await eraseCustomer(world.tx, { erasureId });
      await resolveIssue(await contextAt(world, cast.front, hours(3)), { issueId, resolution: null });
      expect(await charterPromisesOf(world, cast.customer)).toMatchObject([{ said: null, ended: "fulfilled" }]);
    }));

  test("nothing where no charter is in force yet", () =>
    inTransaction(async (world) => {
      await world.setNow(monday);
      const cast = await aCharterCast(world);
      await world.asApp();
      await aDraft(world, cast);
      await openIssue(await contextAt(world, cast.front, hours(1)), complaint(cast));
      expect(await charterPromisesOf(world, cast.customer)).toEqual([]);
      await commitChecks(world);
    }));

  test("stands apart: the kept rate of commitments does not know it", () =>
    underACharter(async (world, cast) => {
      await openIssue(await contextAt(world, cast.front, hours(1)), complaint(cast));
      const reader = await contextAt(world, cast.front, hours(24 * 12));
      expect(await getRate(reader, november("commitment"))).toMatchObject({ due: 0, kept: 0 });
      expect(await getRate(reader, november("charter"))).toMatchObject({ due: 1, kept: 0 });
    }));
});

/** A charter promise written by hand, as somebody with the application's login could. */
async function byHand(
  { tx }: Pick<World, "tx">,
  cast: CharterCast,
  clauseId: string,
  issueId: string | null,
  given: Record<string, string | Date | null> = {},
): Promise<void> {
  const id = newId();
  const said = "When you tell us something is wrong, we put it right within five working days.";
  if (issueId) await insertInto({ tx }, "charter_promises", { promise_id: id, clause_id: clauseId, issue_id: issueId });
  await insertInto({ tx }, "promises", {
    id,
    customer_id: cast.customer,
    kind: "charter",
    clause_id: clauseId,
    said_id: await someWords({ tx }, said),
    channel: "web",
    made_by: cast.front,
    made_at: hours(1),
    owner_team_id: cast.team,
    original_due_at: hours(24 * 7),
    due_precision: "time",
    zone: "Europe/London",
    calendar: "{}",
    ...given,
  });
}

describe("Postgres refuses, asked as the application", () => {
  test("an issue, a delivery, a question without its promise", () =>
    underACharter(async (world, cast) => {
      const atOnce = (insert: (world: World) => Promise<unknown>) => async (tx: World["tx"]) => {
        await insert({ ...world, tx });
        await tx.execute(sql`set constraints all immediate`);
      };
      const bare = { customerId: cast.customer, openedAt: monday, openedBy: cast.front };
      const [desk] = await world.tx.execute<{ id: string }>(
        sql`select department_id as id from people where id = ${cast.front}`,
      );
      await world.refused(
        atOnce((w) => anIssue(w, { ...bare, departmentId: desk?.id ?? "" })),
        /charter promises something here/,
      );
      const question = {
        customerId: cast.customer,
        loggedBy: cast.front,
        direction: "in" as const,
        happenedAt: monday,
      };
      await world.refused(
        atOnce((w) => aContact(w, { ...question, replyOwed: true })),
        /charter promises something here/,
      );
      await world.refused(
        atOnce((w) => aContact(w, { ...question, direction: "out", replyOwed: true })),
        /not to what we said/,
      );
      await world.refused((tx) => tx.update(contacts).set({ replyOwed: false }), /permission denied/);
    }));

  test("a charter promise that is not the clause's: without a record, twice, another customer's, later, reworded, elsewhere", () =>
    underACharter(async (world, cast, clauseId) => {
      const front = await contextAt(world, cast.front, hours(1));
      const { issueId } = await openIssue(front, complaint(cast));
      const other = await world.tx.execute<{ id: string }>(sql`select id from teams where id <> ${cast.team} limit 1`);
      await world.refused((tx) => byHand({ tx }, cast, clauseId, null), /follows from what was recorded/);
      await world.refused((tx) => byHand({ tx }, cast, clauseId, issueId), /issue_once|duplicate key/);
      await world.refused(
        (tx) => byHand({ tx }, cast, clauseId, null, { kind: "callback" }),
        /follows from what was recorded/,
      );
      await world.refused(
        (tx) => byHand({ tx }, cast, clauseId, null, { clause_id: null }),
        /follows from what was recorded/,
      );
      expect(other.length).toBeGreaterThanOrEqual(0);
      const stranger = (await aCustomer(world)).id;
      const fresh = async (tx: World["tx"]) => (await openIssueBare(tx, cast)).issueId;
      const tried = (given: Record<string, string | Date | null>) => async (tx: World["tx"]) =>
        byHand({ tx }, cast, clauseId, await fresh(tx), given);
      await world.refused(tried({ customer_id: stranger }), /another customer's/);
      await world.refused(tried({ original_due_at: hours(24 * 15) }), /allows no later time/);
      await world.refused(
        async (tx) =>
          byHand({ tx }, cast, clauseId, await fresh(tx), { said_id: await someWords({ tx }, "We will see.") }),
        /word for word/,
      );
      await world.refused(tried({ owner_team_id: null, owner_id: cast.front }), /owned by the team/);
      await tried({})(world.tx);
    }));

  test("another promise to stand in for the one a record triggers: one made before, or by a colleague meanwhile", () =>
    underACharter(async (world, cast, clauseId) => {
      const standIn = newId();
      const before = async (tx: World["tx"]) =>
        insertInto({ tx }, "promises", {
          ...{ id: standIn, customer_id: cast.customer, kind: "callback", channel: "phone", made_by: cast.front },
          ...{ made_at: monday, owner_id: cast.front, original_due_at: hours(24), due_precision: "time" },
          ...{ zone: "Europe/London", calendar: "{}", said_id: await someWords({ tx }, "I will ring you.") },
        });
      const link = async (tx: World["tx"]) => {
        const { issueId } = await openIssueBare(tx, cast);
        await tx.execute(sql`insert into charter_promises (promise_id, clause_id, issue_id)
          values (${standIn}, ${clauseId}, ${issueId})`);
        await tx.execute(sql`set constraints all immediate`);
      };
      await before(world.tx);
      await world.refused(link, /no other promise stands in for it/);
    }));

  test("a clause that is not in force, or was not when the record was made", () =>
    underACharter(async (world, cast) => {
      const front = await contextAt(world, cast.front, hours(1));
      const { issueId } = await openIssue(front, complaint(cast));
      await contextAt(world, cast.board, hours(2));
      const { clauseId: newer, versionId } = await aCharter(world, cast, [{}], [cast.board, cast.chief]).then(
        (made) => made,
      );
      await contextAt(world, cast.front, hours(3));
      await world.refused((tx) => byHand({ tx }, cast, newer, issueId), /not in force/);
      expect(versionId).toBeTruthy();
      await world.refused(
        (tx) => tx.insert(charterSignatures).values({ versionId, personId: cast.front }),
        /names others/,
      );
    }));

  test("a signed clause, a promise's link and its clause to be changed, by the login itself", () =>
    asApp(async (app) => {
      for (const attack of [
        "update charter_clauses set key = 'other'",
        "update charter_versions set put_up_at = now()",
        "update promises set clause_id = null",
        "update charter_promises set clause_id = clause_id",
        "update charter_signatures set recorded_at = now()",
        "update brand_promises set words = 'Always'",
        "delete from charter_promises",
        "truncate charter_signatures",
      ])
        await expect(app.unsafe(attack)).rejects.toThrow(/permission denied/);
    }));
});

async function openIssueBare(tx: World["tx"], cast: CharterCast): Promise<{ issueId: string }> {
  const issueId = newId();
  await tx.execute(sql`insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id)
    select ${issueId}, ${cast.customer}, 'fault', 'Cold.', ${monday.toISOString()}, p.id, p.department_id
    from people p where p.id = ${cast.front}`);
  return { issueId };
}
