import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { contacts } from "@/db/schema";
import { unhappySince } from "../domain/unhappy";
import { handOverIssue, openIssue, resolveIssue } from "../issues/mutations";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { lookAfter } from "./mutations";
import { listUnhappy } from "./queries";

const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));

async function somebodyUnhappy(world: World) {
  await anOrganisation(world);
  const { id: customerId } = await aCustomer(world, { name: "Edith Hollow" });
  await aContact(world, { customerId, happenedAt: at(1), feeling: 4, words: "Fine so far." });
  await aContact(world, { customerId, happenedAt: at(2), feeling: 1, words: "Nobody came." });
  await aContact(world, { customerId, happenedAt: at(3), feeling: 1, words: "Nobody came again." });
  const ctx = await contextOf(world, (await aPerson(world)).id);
  const other = await contextOf(world, (await aPerson(world)).id);
  await world.asApp();
  return { ctx, other, customerId };
}

const seen = async (ctx: { db: World["tx"]; actor: { id: string } }, scope: "nobody" | "mine" | "everyone") =>
  (await listUnhappy(ctx.db, { actorId: ctx.actor.id, scope, after: null })).unhappy;

describe("who is very unhappy", () => {
  it("has nobody until somebody says so, and says since when and what was said", () =>
    inTransaction(async (world) => {
      const { ctx, other, customerId } = await somebodyUnhappy(world);
      expect(await seen(ctx, "nobody")).toMatchObject([
        { customerId, owner: null, since: "2026-06-01T02:00:00.000000Z", words: "Nobody came.", next: null },
      ]);
      await lookAfter(ctx, { customerId });
      expect(await seen(ctx, "nobody")).toEqual([]);
      expect(await seen(ctx, "mine")).toMatchObject([{ customerId, owner: ctx.actor.name }]);
      await lookAfter(other, { customerId });
      expect(await seen(ctx, "mine")).toEqual([]);
      expect(await seen(ctx, "everyone")).toMatchObject([{ owner: other.actor.name }]);
    }));

  it("is looked after by the owner of the open issue, until it is resolved", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await somebodyUnhappy(world);
      const { issueId } = await openIssue(ctx, { customerId, kind: "fault", words: "No visit.", departmentId: null });
      expect(await seen(ctx, "nobody")).toMatchObject([{ openIssues: 1 }]);
      await handOverIssue(ctx, { issueId, to: { kind: "person", id: ctx.actor.id }, why: null });
      expect(await seen(ctx, "mine")).toMatchObject([{ customerId }]);
      await resolveIssue(ctx, { issueId, resolution: "The visit took place." });
      expect(await seen(ctx, "nobody")).toMatchObject([{ openIssues: 0 }]);
    }));

  it("leaves the queue with a better feeling, and comes back without anybody", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await somebodyUnhappy(world);
      await lookAfter(ctx, { customerId });
      const loggedBy = ctx.actor.id;
      const feel = (feeling: number, happenedAt: Date) =>
        aContact(world, { customerId, feeling, happenedAt, loggedBy, words: "Rang." });
      await feel(3, at(4));
      expect(await seen(ctx, "everyone")).toEqual([]);
      await world.asOwner();
      await world.setNow(new Date(Date.now() + 120_000));
      await world.asApp();
      await feel(1, new Date(Date.now() + 60_000));
      expect(await seen(ctx, "nobody")).toMatchObject([{ customerId, owner: null }]);
    }));

  it("has nobody again when whoever looked after them has left", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await somebodyUnhappy(world);
      await lookAfter(ctx, { customerId });
      await world.tx.execute(sql`update people set deactivated_at = now() where id = ${ctx.actor.id}`);
      expect(await seen(ctx, "nobody")).toMatchObject([{ customerId }]);
    }));

  it("cannot be taken when they are not unhappy, nor by somebody who has left", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await somebodyUnhappy(world);
      await world.asOwner();
      const { id: happy } = await aCustomer(world);
      await world.asApp();
      await world.refused((tx) => lookAfter({ ...ctx, db: tx }, { customerId: happy }), /not very unhappy/);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into unhappy_owners (id, customer_id, person_id, recorded_at)
            values (${newId()}, ${customerId}, ${ctx.actor.id}, now())`),
        /permission denied/,
      );
      await world.tx.execute(
        sql`update people set deactivated_at = now() - interval '1 minute' where id = ${ctx.actor.id}`,
      );
      await world.refused((tx) => lookAfter({ ...ctx, db: tx }, { customerId }), /with us/);
    }));

  it("is asked page by page, who has waited longest first, nobody twice", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: loggedBy } = await aPerson(world);
      const made: string[] = [];
      for (let number = 0; number < 65; number += 1) {
        const { id: customerId } = await aCustomer(world);
        await aContact(world, { customerId, loggedBy, feeling: 1, happenedAt: at(Math.floor(number / 20)) });
        made.push(customerId);
      }
      const met: string[] = [];
      let after: { at: string; id: string } | null = null;
      do {
        const page: Awaited<ReturnType<typeof listUnhappy>> = await listUnhappy(world.tx, {
          actorId: loggedBy,
          scope: "nobody",
          after,
        });
        met.push(...page.unhappy.map(({ customerId }) => customerId));
        after = page.next;
      } while (after !== null);
      expect(met).toEqual(made);
    }));
});

describe("the database and the domain agree on who is very unhappy, since which contact", () => {
  it("over generated histories, merged records and equal instants included", { timeout: 60_000 }, () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: loggedBy } = await aPerson(world);
      const feelings = fc.array(
        fc.record({
          hour: fc.integer({ min: 0, max: 4 }),
          feeling: fc.option(fc.constantFrom(1, 1, 1, 2, 5), { nil: null }),
          record: fc.integer({ min: 0, max: 1 }),
        }),
        { maxLength: 7 },
      );
      const histories = fc.sample(feelings, { numRuns: 200, seed: 20_261_122 });
      const expected = new Map<string, string>();
      for (const history of histories) {
        const kept = (await aCustomer(world)).id;
        const merged = (await aCustomer(world)).id;
        const rows = history.map(({ hour, feeling, record }) => ({
          id: newId(),
          customerId: record === 0 ? kept : merged,
          happenedAt: at(hour),
          channel: "phone" as const,
          direction: "in" as const,
          feeling,
          words: "Said something.",
          loggedBy,
        }));
        if (rows.length > 0) await world.tx.insert(contacts).values(rows);
        await aMerge(world, merged, kept);
        const felt = rows.flatMap(({ id, happenedAt, feeling }) =>
          feeling === null ? [] : [{ id, at: happenedAt, feeling }],
        );
        const since = unhappySince(felt);
        if (since) expected.set(kept, since.id);
      }
      const rows = await world.tx.execute<{ customer_id: string; contact_id: string }>(
        sql`select customer_id, contact_id from unhappy_customers`,
      );
      expect(new Map(rows.map((row) => [row.customer_id, row.contact_id]))).toEqual(expected);
      expect(expected.size).toBeGreaterThan(40);
    }),
  );
});
