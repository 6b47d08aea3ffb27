import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { advocacyFacts, arrivals, referrals } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { anAdvocacyFact, anArrival, aReferral } from "../testing/advocacy";
import { aContact, aCustomer } from "../testing/customers";
import { appDatabase, asApp, inTransaction, messageOf, ownerClient, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";

async function aScene(world: World) {
  await anOrganisation(world);
  const [a, b, c] = [await aCustomer(world), await aCustomer(world), await aCustomer(world)];
  const by = await aPerson(world);
  const row = (referrerId: string, referredId: string | null, more: object = {}) => ({
    id: newId(),
    referrerId,
    referredId,
    referredOn: plainDate("2026-01-05"),
    toldBy: "referrer" as const,
    recordedBy: by.id,
    ...more,
  });
  const insert = (values: ReturnType<typeof row>) => (tx: World["tx"]) => tx.insert(referrals).values(values);
  return { a, b, c, by, row, insert };
}

describe("Postgres refuses the application's own login", () => {
  it("a referral of oneself, also through a merge", () =>
    inTransaction(async (world) => {
      const { a, b, row, insert } = await aScene(world);
      await aMerge(world, b.id, a.id);
      await world.asApp();
      await world.refused(insert(row(a.id, a.id)), /themselves/);
      await world.refused(insert(row(a.id, b.id)), /themselves/);
    }));

  it("a referral both ways round, the same one twice, and a second referrer, also through merged records", () =>
    inTransaction(async (world) => {
      const { a, b, c, row, insert } = await aScene(world);
      const alsoA = await aCustomer(world);
      await world.tx.insert(referrals).values(row(a.id, b.id));
      await aMerge(world, alsoA.id, a.id);
      await world.asApp();
      await world.refused(insert(row(b.id, a.id)), /other way round/);
      await world.refused(insert(row(b.id, alsoA.id)), /other way round/);
      await world.refused(insert(row(alsoA.id, b.id)), /recorded already/);
      await world.refused(insert(row(c.id, b.id)), /through somebody else/);
    }));

  it("the same by linking later", () =>
    inTransaction(async (world) => {
      const { a, b, c, by, row } = await aScene(world);
      await world.tx.insert(referrals).values(row(a.id, b.id));
      const open = await aReferral(world, { referrerId: b.id, referredId: null, referredName: "A neighbour" });
      await world.asApp();
      const link = (to: string) => (tx: World["tx"]) =>
        tx.execute(sql`update referrals set referred_id = ${to}, linked_by = ${by.id} where id = ${open.id}`);
      await world.refused(link(a.id), /other way round/);
      await world.refused(link(b.id), /themselves/);
      await link(c.id)(world.tx);
      await world.refused(link(a.id), /stands as it was recorded/);
    }));

  it("a referral of nobody, of tomorrow, with a foreign conversation, or with times of its own", () =>
    inTransaction(async (world) => {
      const { a, b, c, by, row, insert } = await aScene(world);
      const foreign = await aContact(world, { customerId: c.id });
      await world.asApp();
      await world.refused(insert(row(a.id, null)), /whom they sent/);
      await world.refused(insert(row(a.id, b.id, { referredOn: plainDate("2999-01-01") })), /not come yet/);
      await world.refused(insert(row(a.id, b.id, { contactId: foreign.id })), /another customer/);
      await world.refused(insert(row(a.id, b.id, { recordedAt: new Date() })), /stamped by the server/);
      const linked = { linkedBy: by.id, linkedAt: new Date() };
      await world.refused(insert(row(a.id, b.id, linked)), /stamped by the server/);
    }));

  it("rewriting, deleting or un-withdrawing what was recorded", () =>
    inTransaction(async (world) => {
      const { by } = await aScene(world);
      const referral = await aReferral(world);
      const fact = await anAdvocacyFact(world);
      await anArrival(world);
      await world.asApp();
      const acts = [
        sql`update referrals set referred_on = '2020-01-01' where id = ${referral.id}`,
        sql`update referrals set referrer_id = referred_id where id = ${referral.id}`,
        sql`delete from referrals`,
        sql`update advocacy_facts set kind = 'recommended' where id = ${fact.id}`,
        sql`delete from advocacy_facts`,
        sql`update arrivals set way = 'other'`,
        sql`update referrals set withdrawn_at = now()`,
        sql`update referrals set referred_name = 'X'`,
      ];
      for (const act of acts) await world.refused((tx) => tx.execute(act), /permission denied/);
      for (const table of [referrals, advocacyFacts]) {
        await world.tx.update(table).set({ withdrawnBy: by.id });
        await world.refused((tx) => tx.update(table).set({ withdrawnBy: null }), /already|stands/);
      }
      await world.asOwner();
      await world.refused((tx) => tx.update(arrivals).set({ way: "other" }), /append-only/);
      await world.refused((tx) => tx.delete(referrals), /append-only/);
    }));
});

it.each(["repeatable read", "serializable"])("nobody tells of a referral from a %s that sees the past", (isolation) =>
  asApp(async (client) => {
    const id = newId();
    const told = client.begin(
      `isolation level ${isolation}`,
      (tx) => tx`insert into referrals (id, referrer_id, referred_id, referred_on, told_by, recorded_by)
        values (${id}, ${id}, ${id}, '2026-01-05', 'referrer', ${id})`,
    );
    await expect(told).rejects.toThrow(/reads what is committed/);
  }),
);

it("of two people who tell of the same two at once, each the other way round, one is refused", async () => {
  const owner = await ownerClient();
  const { db, close } = await appDatabase();
  const ids = { a: newId(), b: newId(), person: newId(), department: newId() };
  await owner`insert into departments (id, name) values (${ids.department}, ${`Both ways ${ids.department}`})`;
  await owner`insert into people (id, name, email, department_id, roles)
    values (${ids.person}, 'Both', ${`${ids.person}@example.org`}, ${ids.department}, '{frontline}')`;
  for (const id of [ids.a, ids.b])
    await owner`insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', 'Both')`;
  const refer = (from: string, to: string) =>
    db.transaction(async (tx) => {
      await tx.insert(referrals).values({
        id: newId(),
        referrerId: from,
        referredId: to,
        referredOn: plainDate("2026-01-05"),
        toldBy: "referrer",
        recordedBy: ids.person,
      });
      await tx.execute(sql`select pg_sleep(0.2)`);
    });
  const ends = await Promise.allSettled([refer(ids.a, ids.b), refer(ids.b, ids.a)]);
  const refused = ends.filter((end) => end.status === "rejected");
  expect(refused.map(({ reason }) => messageOf(reason))).toEqual([expect.stringMatching(/other way round/)]);
  await close();
});
