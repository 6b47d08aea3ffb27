import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import { aCast, anEvent, aPromise, type Cast, hours, request } from "../testing/promises";
import { HandOverAll } from "./input";
import { handOverAll } from "./mutations/hand-over-all";
import { getHandOver } from "./queries/hand-over";

const at = hours(1);

const toAll = (cast: Cast, promiseIds: string[], given: object = {}) =>
  HandOverAll.parse({ fromId: cast.maker, to: `person:${cast.colleague}`, promiseIds, reason: "Is away.", ...given });

async function ownersOf({ tx }: World): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; owner: string }>(sql`
    select promise_id as id, coalesce(owner_id, owner_team_id) as owner from promise_states where until_at is null`);
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

async function dueTimes({ tx }: World): Promise<string[]> {
  const rows = await tx.execute<{ due: string }>(sql`
    select headline_due_at || ' ' || agreed_due_at as due from promise_states where until_at is null order by promise_id`);
  return rows.map(({ due }) => due);
}

describe("handing over a colleague's", () => {
  it("is one act: all to one, another to another, each an event, every due time as it was, and one word to each", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [one, two, three] = [await aPromise(world, cast), await aPromise(world, cast), await aPromise(world, cast)];
      const before = await dueTimes(world);
      const ctx = await request(world, cast, cast.manager, at, ["manager"]);
      const each = { [three]: `team:${cast.team}` };
      expect(await handOverAll(ctx, toAll(cast, [one, two, three], { each }))).toEqual({ handed: 3, gone: 0 });
      await world.asOwner();
      const owners = await ownersOf(world);
      expect([one, two, three].map((id) => owners.get(id))).toEqual([cast.colleague, cast.colleague, cast.team]);
      expect(await dueTimes(world)).toEqual(before);
      const told = await world.tx.execute<{ person_id: string; count: string }>(
        sql`select person_id, "values" ->> 'count' as count from inbox_items`,
      );
      expect(told).toMatchObject([{ person_id: cast.colleague, count: "2" }]);
      const [events] = await world.tx.execute<{ n: number; bulk: number }>(sql`
        select (select count(*)::int from promise_events where kind = 'handed_over' and actor_id = ${cast.manager}) as n,
          (select count(*)::int from events where action = 'promises.handed_over') as bulk`);
      expect(events).toEqual({ n: 3, bulk: 1 });
    });
  });

  it("leaves alone what ended or changed hands since it was shown", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [stays, ended, passed] = [
        await aPromise(world, cast),
        await aPromise(world, cast),
        await aPromise(world, cast),
      ];
      await anEvent(world, cast, ended, "fulfilled", hours(0.5));
      await anEvent(world, cast, passed, "handed_over", hours(0.5), { new_owner_id: cast.manager });
      const ctx = await request(world, cast, cast.manager, at, ["manager"]);
      expect(await handOverAll(ctx, toAll(cast, [stays, ended, passed]))).toEqual({ handed: 1, gone: 2 });
      await expect(handOverAll(ctx, toAll(cast, [stays, ended, passed]))).rejects.toThrow(/None of these/);
    });
  });

  it("refuses to hand over to themselves or to somebody who has left, and then hands over none", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await world.tx.execute(
        sql`update people set deactivated_at = ${hours(0).toISOString()} where id = ${cast.colleague}`,
      );
      const ctx = await request(world, cast, cast.manager, at, ["manager"]);
      await world.refused((tx) => handOverAll({ ...ctx, db: tx }, toAll(cast, [promise])), /with us can own/);
      const back = toAll(cast, [promise], { to: `person:${cast.maker}` });
      await world.refused((tx) => handOverAll({ ...ctx, db: tx }, back), /theirs already/);
    });
  });

  it("shows who has open promises, whoever is away or has left first, and what goes where", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [late, soon] = [await aPromise(world, cast, { original_due_at: hours(0.5) }), await aPromise(world, cast)];
      await aPromise(world, cast, { owner_id: cast.colleague });
      await aPromise(world, cast, { owner_id: cast.manager });
      await world.tx.execute(sql`insert into absences (id, person_id, from_on, recorded_by)
        values (${newId()}, ${cast.colleague}, ${plainDate("2026-11-01")}, ${cast.manager})`);
      await world.tx.execute(
        sql`update people set deactivated_at = ${hours(0.1).toISOString()} where id = ${cast.maker}`,
      );
      const ctx = await request(world, cast, cast.manager, at, ["manager"]);
      const { holders, promises, isAll, owners } = await getHandOver(ctx, { fromId: cast.maker });
      expect(holders.map(({ id }) => id).at(-1)).toBe(cast.manager);
      expect(holders.find(({ id }) => id === cast.maker)).toMatchObject({ hasLeft: true, open: 2, overdue: 1 });
      expect(holders.find(({ id }) => id === cast.colleague)).toMatchObject({ isAway: true, hasLeft: false, open: 1 });
      expect(promises.map(({ id }) => id)).toEqual([late, soon]);
      expect(isAll).toBe(true);
      expect(owners.some(({ id }) => id === cast.maker)).toBe(false);
    });
  });
});
