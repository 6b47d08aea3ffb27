import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { verifyStanding } from "../customers/tasks";
import { plainDate } from "../domain/plain-date";
import { officeHours } from "../domain/working-hours";
import { appDatabase, messageOf, ownerClient } from "../testing/database";
import { mergeInput, unmergeInput } from "./input";
import { mergeCustomers, unmergeCustomers } from "./mutations/merge";

/** A department with two managers and so many customers, committed: several connections see them. */
async function aHouse(customers: number) {
  const owner = await ownerClient();
  const departmentId = newId();
  await owner`insert into departments (id, name) values (${departmentId}, ${departmentId})`;
  const people = [newId(), newId()];
  for (const id of people)
    await owner`insert into people (id, name, email, department_id, roles)
                values (${id}, ${id}, ${`${id}@example.org`}, ${departmentId}, '{manager}')`;
  const ids = Array.from({ length: customers }, () => newId()).sort();
  for (const id of ids)
    await owner`insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', ${id})`;
  return { owner, people, ids, departmentId };
}

type House = Awaited<ReturnType<typeof aHouse>>;
type Pool = Awaited<ReturnType<typeof appDatabase>>;

function contextFor({ people, departmentId }: House, { db }: Pool, who: 0 | 1): Context {
  const actor = {
    id: people[who] ?? "",
    name: "M",
    email: "m@example.org",
    roles: ["manager"] as const,
    departmentId,
    departmentName: "D",
    teamId: null,
    isLead: false,
    zone: "Europe/London",
    keysOff: false,
    appointments: [],
    sessionId: "",
  };
  const organisation = {
    name: "H",
    zone: "Europe/London",
    country: "GB",
    currency: "GBP",
    hours: officeHours,
    heavyShare: 0.1,
    heavyValueMinor: null,
    isDemo: false,
    lapseDays: null,
  };
  return { db, actor, now: new Date(), today: plainDate("2026-11-22"), organisation } as Context;
}

const merge = (ctx: Context, survivorId: string | undefined, mergedId: string | undefined) =>
  mergeCustomers(
    ctx,
    mergeInput.parse({ customerId: survivorId, otherId: mergedId, survivor: "one", reason: "Twice.", confirmed: true }),
  );

/** What each became: done, or the sentence the person reads. */
const outcomes = async (acts: Promise<unknown>[]) =>
  (await Promise.allSettled(acts)).map((one) => (one.status === "fulfilled" ? "done" : messageOf(one.reason))).sort();

const meanwhile = "One of the two was merged by somebody else meanwhile. Look at both again.";

async function inHouse(customers: number, test: (house: House, pools: [Pool, Pool]) => Promise<void>): Promise<void> {
  const house = await aHouse(customers);
  const pools: [Pool, Pool] = [await appDatabase(6), await appDatabase(6)];
  try {
    await test(house, pools);
  } finally {
    await Promise.all(pools.map(({ close }) => close()));
  }
}

describe("two people at once", () => {
  it("who merge the same pair, or the same pair crosswise: one wins, the other is told", { timeout: 120_000 }, () =>
    inHouse(16, async (house, pools) => {
      for (let pair = 0; pair < 16; pair += 2) {
        const [a, b] = [house.ids[pair], house.ids[pair + 1]];
        const crossed = pair % 4 === 0;
        const said = await outcomes([
          merge(contextFor(house, pools[0], 0), a, b),
          merge(contextFor(house, pools[1], 1), crossed ? b : a, crossed ? a : b),
        ]);
        expect(said).toEqual([meanwhile, "done"].sort());
      }
    }),
  );

  it(
    "who merge in a ring: whatever wins, nothing hangs and every survivor stands for itself",
    { timeout: 120_000 },
    () =>
      inHouse(24, async (house, pools) => {
        for (let ring = 0; ring < 24; ring += 4) {
          const ids = house.ids.slice(ring, ring + 4);
          const acts = ids.map((id, index) =>
            merge(contextFor(house, pools[index % 2 === 0 ? 0 : 1], 0), ids[(index + 1) % 4], id),
          );
          const said = await outcomes(acts);
          expect(new Set(said)).toEqual(new Set(["done", meanwhile]));
        }
        const [row] = await house.owner`
        select count(*)::int as lost from customers c join customers s on s.id = c.survivor_id where s.survivor_id <> s.id`;
        expect(row?.lost).toBe(0);
      }),
  );

  it("who undo the same merge: one does, the other is told", () =>
    inHouse(2, async (house, pools) => {
      const { mergeId } = await merge(contextFor(house, pools[0], 0), house.ids[0], house.ids[1]);
      const undo = unmergeInput.parse({ mergeId, reason: "Two people." });
      const said = await outcomes([
        unmergeCustomers(contextFor(house, pools[0], 0), undo),
        unmergeCustomers(contextFor(house, pools[1], 1), undo),
      ]);
      expect(said).toEqual(["This merge has been undone already.", "done"]);
    }));

  it("who merge and record purchases: every purchase is counted where it belongs", { timeout: 120_000 }, () =>
    inHouse(6, async (house, pools) => {
      const buy = (customerId: string | undefined) =>
        pools[1].db.execute(sql`
          insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
          values (${newId()}, ${customerId}, '2026-01-05', 'O', 100, 'GBP')`);
      const [a, b, c] = house.ids;
      for (let round = 0; round < 6; round += 1) {
        const first = merge(contextFor(house, pools[0], 0), a, b);
        await outcomes([first, ...[a, b, c, b, a].map(buy)]);
        const { mergeId } = await first;
        const second = merge(contextFor(house, pools[0], 0), c, a);
        await outcomes([second, ...[a, b, c].map(buy)]);
        const undone = unmergeInput.parse({ mergeId, reason: "Two people." });
        await outcomes([unmergeCustomers(contextFor(house, pools[0], 0), undone), ...[a, b, c].map(buy)]);
        const last = unmergeInput.parse({ mergeId: (await second).mergeId, reason: "Two people." });
        await outcomes([unmergeCustomers(contextFor(house, pools[0], 0), last), ...[a, b, c].map(buy)]);
      }
      const { differences } = await verifyStanding(pools[0].db);
      expect(differences).toEqual([]);
      const [row] =
        await house.owner`select count(*)::int as bought from purchases where customer_id = any (${house.ids})`;
      expect(row?.bought).toBe(6 * 14);
    }),
  );
});
