import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "../context";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aCast, anEvent, aPromise, hours } from "../testing/promises";
import { countWaiting, whatMayWaitFor } from "../waiting/queries";
import { markAllRead, markRead, notify } from "./mutations";
import { getInboxItem, type InboxKey, listInbox } from "./queries";

const list = async ({ tx }: World, personId: string, after: InboxKey | null = null) =>
  listInbox(tx, { personId, after });

test("one's own items, unread first, the newest first, page by page without a gap", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const ids: string[] = [];
    for (let hour = 0; hour < 60; hour += 1) {
      await world.setNow(hours(hour));
      ids.push(await notify(world.tx, { personId: cast.maker, kind: "listen" }));
      await notify(world.tx, { personId: cast.colleague, kind: "listen" });
    }
    const ctx = await contextOf(world, cast.maker);
    const read = ids.filter((_, index) => index % 2 === 0);
    for (const itemId of read) await markRead(ctx, { itemId });
    const seen: string[] = [];
    let after: InboxKey | null = null;
    for (let pages = 0; pages < 5; pages += 1) {
      const page = await list(world, cast.maker, after);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
      if (!after) break;
    }
    const unread = ids.filter((id) => !read.includes(id));
    expect(seen).toEqual([...unread.toReversed(), ...read.toReversed()]);
  });
});

test("the shell counts what is unread, up to a hundred", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const ctx = await contextOf(world, cast.maker);
    const unread = async (of: Context) => (await countWaiting(world.tx, whatMayWaitFor(of))).unread;
    expect(await unread(ctx)).toBe(0);
    for (let item = 0; item < 3; item += 1) await notify(world.tx, { personId: cast.maker, kind: "listen" });
    expect(await unread(ctx)).toBe(3);
    const latest = (await list(world, cast.maker)).items[0]?.recordedAt ?? hours(0);
    await markAllRead(ctx, { until: latest });
    expect(await unread(ctx)).toBe(0);
    for (let item = 0; item < 120; item += 1) await notify(world.tx, { personId: cast.maker, kind: "listen" });
    expect(await unread(ctx)).toBe(100);
  });
});

test("nobody reads or marks what somebody else was told", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const itemId = await notify(world.tx, { personId: cast.maker, kind: "listen" });
    const other = await contextOf(world, cast.colleague);
    await world.asApp();
    await world.refused(
      (tx) => getInboxItem(tx, { personId: cast.colleague, itemId }),
      /not_found|nothing|no such|not here/i,
    );
    await world.refused((tx) => markRead({ ...other, db: tx }, { itemId }), /not in your inbox/);
    await markAllRead({ ...other, db: world.tx }, { until: new Date("2100-01-01") });
    expect((await list(world, cast.maker)).items).toMatchObject([{ id: itemId, readAt: null }]);
  });
});

test("told of a promise anew, one has one item of it to read; and none when it has ended", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    const promiseId = await aPromise(world, cast);
    const about = { personId: cast.maker, promiseId, customerId: cast.customer };
    await notify(world.tx, { ...about, kind: "handed_over" });
    await notify(world.tx, { ...about, kind: "reminder", values: { rung: "first" } });
    await notify(world.tx, { ...about, kind: "reminder", values: { rung: "second" } });
    const unread = async () =>
      (await list(world, cast.maker)).items
        .filter(({ readAt }) => readAt === null)
        .map(({ kind, values }) => values.rung ?? kind);
    expect((await unread()).toSorted()).toEqual(["handed_over", "second"]);
    await anEvent(world, cast, promiseId, "fulfilled", hours(1));
    expect(await unread()).toEqual(["handed_over"]);
  });
});

test("nothing but ids, numbers and plain words is told beside the records; nobody who has left is told anything", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    for (const values of [{ said: "I'll ring you" }, { name: "Müller" }])
      await world.refused(
        (tx) => notify(tx, { personId: cast.maker, kind: "digest", values }),
        /inbox_items_values_plain/,
      );
    await world.refused(
      (tx) =>
        tx.execute(
          sql`insert into inbox_items (id, person_id, kind, values) values (gen_random_uuid(), ${cast.maker}, 'digest', '{"a": {"b": 1}}')`,
        ),
      /inbox_items_values_plain/,
    );
    await world.refused(
      (tx) => notify(tx, { personId: cast.maker, kind: "digest", values: { "Müller rang at 3": 1 } }),
      /inbox_items_keys_plain/,
    );
    await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${cast.maker}`);
    await world.refused((tx) => notify(tx, { personId: cast.maker, kind: "digest" }), /who is with us/);
  });
});
