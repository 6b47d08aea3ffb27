import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { readKey } from "../domain/timeline";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, aNote, anIdentity, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { getBrief } from "./queries/brief";
import { listTimeline } from "./queries/timeline";

/** 21 November 2026, noon in London: everything recorded from here on. */
const noon = new Date("2026-11-21T12:00:00.000Z");

async function amara(world: World) {
  await anOrganisation(world);
  await world.setNow(noon);
  return contextOf(world, (await aPerson(world, { name: "Amara Boateng" })).id);
}

describe("the brief", () => {
  it("says who, how long, worth and what to start with", () =>
    inTransaction(async (world) => {
      const ctx = await amara(world);
      const { id: customerId } = await aCustomer(world, { name: "Margaret Okonkwo", country: "FR" });
      await aPurchase(world, { customerId, boughtOn: plainDate("2014-07-14"), amountMinor: 21_400 });
      await anIssue(world, { customerId, kind: "complaint" });
      await aNote(world, { customerId, words: "Hard of hearing." });
      const brief = await getBrief(ctx, customerId);
      expect(brief.tenure).toMatchObject({ sinceOn: "2014-07-14", months: 148, breaks: null });
      expect(brief.facts).toMatchObject({ purchases: 1, totals: { GBP: 21_400 } });
      expect(brief.facts.notes.map(({ words }) => words)).toEqual(["Hard of hearing."]);
      expect(brief.clock).toEqual({ zone: "Europe/Paris", from: "address" });
      expect(brief.recognition.line).toBe(
        "Start with the complaint. The thanks for twelve years wait until it is put right.",
      );
      expect(brief.contentHeld).toEqual(["issue_open"]);
    }));

  it("of a new customer is empty, not wrong", () =>
    inTransaction(async (world) => {
      const ctx = await amara(world);
      const { id } = await aCustomer(world);
      const { facts, tenure, recognition, promises } = await getBrief(ctx, id);
      expect(facts).toMatchObject({ purchases: 0, totals: {}, spells: [], identities: [], lastContact: null });
      expect(facts.timeline).toEqual({ entries: [], next: null });
      expect([tenure.sinceOn, recognition.state, promises]).toEqual([null, "nothing", []]);
    }));

  it("of a merged customer is its survivor's, with the facts of both", () =>
    inTransaction(async (world) => {
      const ctx = await amara(world);
      const kept = await aPurchase(world, { boughtOn: plainDate("2020-01-01") });
      const other = await aPurchase(world, { boughtOn: plainDate("1999-05-01") });
      await aContact(world, { customerId: other.customerId, words: "Rang about the old contract." });
      await anIdentity(world, { customerId: other.customerId, handle: "0113 496 0142", normal: "+441134960142" });
      await world.tx.update(customers).set({ survivorId: kept.customerId }).where(eq(customers.id, other.customerId));
      const { facts, tenure } = await getBrief(ctx, other.customerId);
      expect(facts.id).toBe(kept.customerId);
      expect(tenure.sinceOn).toBe("1999-05-01");
      expect(facts.purchases).toBe(2);
      expect(facts.identities.map(({ handle }) => handle)).toEqual(["0113 496 0142"]);
      expect(facts.timeline.entries.map(({ kind }) => kind).sort()).toEqual(["contact", "purchase", "purchase"]);
    }));

  it("does not exist for an unknown customer or one that an undone import made", () =>
    inTransaction(async (world) => {
      const ctx = await amara(world);
      const { id } = await aCustomer(world);
      await world.tx.execute(sql`alter table customers disable trigger user`);
      await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${id}`);
      await expect(getBrief(ctx, id)).rejects.toThrow("no such record");
      await expect(getBrief(ctx, "00000000-0000-7000-8000-000000000000")).rejects.toThrow("no such record");
    }));

  it("names who shares a number", () =>
    inTransaction(async (world) => {
      const ctx = await amara(world);
      const one = await anIdentity(world, { handle: "0113 496 0142", normal: "+441134960142" });
      const grace = await aCustomer(world, { name: "Grace" });
      await anIdentity(world, { customerId: grace.id, handle: "01134960142", normal: "+441134960142" });
      const { facts } = await getBrief(ctx, one.customerId);
      expect(facts.sharers).toEqual([{ id: grace.id, name: "Grace", channel: "phone" }]);
    }));
});

describe("the timeline", () => {
  async function pages(world: World, customerId: string, between: () => Promise<unknown>): Promise<string[]> {
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await listTimeline(world.tx, { customerId, only: null, before: before ? readKey(before) : null });
      seen.push(...page.entries.map(({ kind, id }) => `${kind} ${id}`));
      before = page.next;
      await between();
    } while (before !== null);
    return seen;
  }

  it("shows 200 events once each, newest first, also while new ones arrive", () =>
    inTransaction(async (world) => {
      await amara(world);
      const { id: customerId } = await aCustomer(world);
      const loggedBy = (await aPerson(world)).id;
      const wanted: string[] = [];
      for (let index = 0; index < 100; index += 1) {
        const happenedAt = new Date(Date.UTC(2026, 0, 1 + (index % 40), 10));
        wanted.push(`contact ${(await aContact(world, { customerId, loggedBy, happenedAt })).id}`);
        const boughtOn = plainDate(happenedAt.toISOString().slice(0, 10));
        wanted.push(`purchase ${(await aPurchase(world, { customerId, boughtOn })).id}`);
      }
      const late = () => aContact(world, { customerId, loggedBy, happenedAt: noon });
      const seen = await pages(world, customerId, late);
      expect(seen.slice().sort()).toEqual(wanted.sort());
      expect(await pages(world, customerId, async () => {})).toHaveLength(200 + 7);
    }));

  it("can be narrowed to one kind", () =>
    inTransaction(async (world) => {
      await amara(world);
      const issue = await anIssue(world);
      await aContact(world, { customerId: issue.customerId, issueId: issue.id });
      const { entries } = await listTimeline(world.tx, { customerId: issue.customerId, only: "issue", before: null });
      expect(entries).toMatchObject([{ kind: "issue", what: "opened", words: issue.words }]);
    }));
});
