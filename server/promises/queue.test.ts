import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type DueGroup, dueGroup, dueGroups } from "../domain/due-group";
import { inTransaction, type World } from "../testing/database";
import { aCast, anEvent, aPromise, type Cast, hours } from "../testing/promises";
import { getPulse, listOpenPromises, type QueueKey, type QueueQuestion } from "./queries/queue";

const now = hours(50);
const zone = "Europe/London";

function reader(cast: Cast, scope: QueueQuestion["scope"] = "mine"): QueueQuestion {
  return { actor: { id: cast.maker, teamId: cast.team, zone }, scope, now };
}

const due = (at: number, isMoment = false) => ({ original_due_at: hours(at), is_moment_of_truth: isMoment });

async function pageOf(world: World, question: QueueQuestion): Promise<string[]> {
  return (await listOpenPromises(world.tx, question)).promises.map(({ id }) => id);
}

describe("a queue", () => {
  it("puts the moments of truth first within overdue, today, the week and later, and never before what is due sooner", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const at = [10, 40, 52, 53, 90, 100, 24 * 30, 24 * 31];
      const made: Record<string, string> = {};
      for (const [index, hour] of at.entries()) {
        made[`${hour}`] = await aPromise(world, cast, due(hour, index % 2 === 1));
      }
      expect(await pageOf(world, reader(cast))).toEqual(
        [40, 10, 53, 52, 100, 90, 24 * 31, 24 * 30].map((hour) => made[`${hour}`]),
      );
    });
  });

  it("groups in the database as the domain does, at every edge of a day in any zone", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const edges = [-1, 0, 1].flatMap((ms) =>
        [
          "2026-11-22T11:00:00Z",
          "2026-11-22T18:15:00Z",
          "2026-11-23T00:00:00Z",
          "2026-11-29T18:15:00Z",
          "2026-12-01T00:00:00Z",
        ].map((text) => new Date(Date.parse(text) + ms)),
      );
      for (const original_due_at of edges) await aPromise(world, cast, { original_due_at });
      for (const reads of ["Asia/Kathmandu", "Europe/London", "Pacific/Apia"]) {
        const question = { ...reader(cast), actor: { id: cast.maker, teamId: cast.team, zone: reads } };
        const { promises } = await listOpenPromises(world.tx, question);
        const groups = promises.map(({ standing }) => dueGroup(standing.agreed.dueAt, now, reads));
        expect(groups).toEqual([...groups].sort(byPlace));
        expect(promises).toHaveLength(edges.length);
      }
    });
  });

  it("turns pages without losing or repeating one, through all its groups", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const made = new Set<string>();
      for (let index = 0; index < 60; index++)
        made.add(await aPromise(world, cast, due(2 + (index % 12) * 20, index % 7 === 0)));
      const seen: string[] = [];
      let after: QueueKey | null = null;
      do {
        const page = await listOpenPromises(world.tx, { ...reader(cast), after });
        seen.push(...page.promises.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen).toHaveLength(60);
      expect(new Set(seen)).toEqual(made);
    });
  });

  it("is mine, my team's, a team's that is nobody's yet, everybody's, or one customer's", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const mine = await aPromise(world, cast, due(60));
      const theirs = await aPromise(world, cast, { ...due(61), owner_id: cast.colleague });
      const team = await aPromise(world, cast, { ...due(62), owner_id: null, owner_team_id: cast.team });
      const other = await aPromise(world, cast, { ...due(63), customer_id: cast.stranger });
      expect(await pageOf(world, reader(cast))).toEqual([mine, other]);
      expect(await pageOf(world, reader(cast, "team"))).toEqual([mine, theirs, team, other]);
      expect(await pageOf(world, reader(cast, "unowned"))).toEqual([team]);
      expect(await pageOf(world, { ...reader(cast, "everyone"), customerId: cast.stranger })).toEqual([other]);
      await world.tx.execute(sql`update customers set survivor_id = ${cast.customer} where id = ${cast.stranger}`);
      expect(await pageOf(world, { ...reader(cast, "everyone"), customerId: cast.customer })).toHaveLength(4);
    });
  });
});

describe("what a queue on a screen asks", () => {
  it("answers otherwise once anything in it happens or falls due, and otherwise not", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast, due(60));
      const pulse = async (at = now) => getPulse(world.tx, { ...reader(cast), now: at });
      const first = await pulse();
      expect(first).toEqual({ token: expect.any(String), now, nextDueAt: hours(60) });
      expect(await pulse(hours(51))).toMatchObject({ token: first.token });
      expect((await pulse(hours(60))).token).toBe(first.token);
      const justAfter = new Date(hours(60).getTime() + 1);
      expect(await pulse(justAfter)).toMatchObject({
        token: expect.not.stringContaining(first.token),
        nextDueAt: null,
      });
      await anEvent(world, cast, promise, "attempted", hours(51), { message_left: false });
      const second = await pulse();
      expect(second.token).not.toBe(first.token);
      await aPromise(world, cast, due(70));
      expect((await pulse()).token).not.toBe(second.token);
      await aPromise(world, cast, { ...due(70), owner_id: cast.colleague });
      const third = await pulse();
      await anEvent(world, cast, promise, "fulfilled", hours(52));
      expect((await pulse()).token).not.toBe(third.token);
    });
  });
});

const place = (group: DueGroup) => dueGroups.indexOf(group);
const byPlace = (one: DueGroup, other: DueGroup) => place(one) - place(other);
