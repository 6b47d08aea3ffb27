import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { contacts, purchases } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { readKey, type TimelineKind } from "../domain/timeline";
import { aContact, aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { listTimeline, type TimelineEntry } from "./queries/timeline";

const noon = new Date("2026-06-01T12:00:00Z");

/** A customer with this many contacts, many of them at the very same instant, half under a merged record. */
async function aLongHistory(world: World, count: number) {
  await anOrganisation(world);
  const { id: customerId } = await aCustomer(world);
  const { id: merged } = await aCustomer(world);
  const { id: loggedBy } = await aPerson(world);
  const at = (number: number) => new Date(noon.getTime() + Math.floor(number / 40) * 60_000);
  const rows = Array.from({ length: count }, (_, number) => ({
    id: newId(),
    customerId: number % 2 === 0 ? customerId : merged,
    happenedAt: at(number),
    channel: "phone" as const,
    direction: "in" as const,
    words: `Call ${number}.`,
    loggedBy,
  }));
  await world.tx.insert(contacts).values(rows);
  await aMerge(world, merged, customerId);
  return { customerId, loggedBy, rows };
}

type Turn = (page: readonly TimelineEntry[]) => Promise<unknown>;

/** Reads the whole timeline page by page; between pages something may happen. */
async function readAll(
  world: World,
  customerId: string,
  only: TimelineKind | null,
  between: Turn = async () => undefined,
) {
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listTimeline>> = await listTimeline(world.tx, {
      customerId,
      only,
      before: before === null ? null : readKey(before),
    });
    seen.push(...page.entries.map(({ id }) => id));
    before = page.next;
    await between(page.entries);
  } while (before !== null);
  return seen;
}

describe("the timeline", () => {
  it("shows everything once, page by page, also where hundreds happened at one instant", () =>
    inTransaction(async (world) => {
      const { customerId, rows } = await aLongHistory(world, 333);
      const seen = await readAll(world, customerId, "contact");
      expect(seen).toHaveLength(333);
      expect(new Set(seen)).toEqual(new Set(rows.map(({ id }) => id)));
    }));

  it("doubles and loses nothing when things are recorded between two pages", () =>
    inTransaction(async (world) => {
      const { customerId, loggedBy, rows } = await aLongHistory(world, 200);
      const late: string[] = [];
      const seen = await readAll(world, customerId, "contact", async (entries) => {
        // One at the top, one at the very instant of the last entry shown, one below everything.
        const last = entries.at(-1);
        for (const happenedAt of [new Date(noon.getTime() + 9_000_000), new Date(last?.at ?? noon), new Date(0)])
          late.push((await aContact(world, { customerId, loggedBy, happenedAt })).id);
      });
      expect(new Set(seen).size).toBe(seen.length);
      const known = new Set(rows.map(({ id }) => id));
      expect(seen.filter((id) => known.has(id))).toHaveLength(200);
      expect(seen.every((id) => known.has(id) || late.includes(id))).toBe(true);
    }));

  it("is narrowed to one kind, and each entry is of it", () =>
    inTransaction(async (world) => {
      const { customerId } = await aLongHistory(world, 5);
      await aPurchase(world, { customerId, boughtOn: plainDate("2026-06-01") });
      const only = async (kind: TimelineKind | null) =>
        (await listTimeline(world.tx, { customerId, only: kind, before: null })).entries.map(({ kind }) => kind);
      expect(await only("purchase")).toEqual(["purchase"]);
      expect(await only("contact")).toEqual(Array(5).fill("contact"));
      expect(await only("thanks")).toEqual([]);
      expect(new Set(await only(null))).toEqual(new Set(["contact", "purchase"]));
    }));

  it("says what was withdrawn with its import, and does not hide it", () =>
    inTransaction(async (world) => {
      const { customerId, rows } = await aLongHistory(world, 2);
      await world.tx.execute(sql`update contacts set withdrawn_at = now() where id = ${rows[0]?.id ?? ""}`);
      await world.tx.update(purchases).set({ withdrawnAt: new Date() });
      const { entries } = await listTimeline(world.tx, { customerId, only: "contact", before: null });
      expect(entries.map((entry) => entry.kind === "contact" && [entry.id === rows[0]?.id, entry.isWithdrawn])).toEqual(
        expect.arrayContaining([
          [true, true],
          [false, false],
        ]),
      );
    }));

  it("walks its indexes: a page of a customer with 3,000 contacts reads few pages of the table", () =>
    inTransaction(async (world) => {
      const { customerId } = await aLongHistory(world, 3_000);
      await world.tx.execute(sql`analyze contacts`);
      const before = await pagesRead(world);
      const { entries } = await listTimeline(world.tx, { customerId, only: null, before: null });
      expect(entries).toHaveLength(30);
      expect((await pagesRead(world)) - before).toBeLessThan(200);
    }));
});

/** Rows of contacts fetched so far in this transaction. */
async function pagesRead({ tx }: World): Promise<number> {
  const [row] = await tx.execute<{ read: number }>(
    sql`select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables where relname = 'contacts'`,
  );
  return row?.read ?? 0;
}
