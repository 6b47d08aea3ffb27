import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { issues } from "@/db/schema";
import type { Context } from "../context";
import { getBrief } from "../customers/queries/brief";
import { type CallEventKind, callEventKinds, callStanding } from "../domain/thank-you-call";
import { contextOf } from "../testing/accounts";
import { aContact, anIssue } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aPreference } from "../testing/knowledge";
import { aMerge } from "../testing/merging";
import { aProgramme, drawNow, drawTime, somebodyLoyal } from "../testing/thank-you-calls";
import { logCall } from "./mutations/log";
import { giveBackCall, takeCall } from "./mutations/take";
import { getCall, listCalls } from "./queries/list";

const hours = (count: number) => new Date(drawTime.getTime() + count * 3_600_000);

/** A list of so many calls, longest first, and two managers. */
async function aList(world: World, count = 3) {
  await anOrganisation(world);
  const since = Array.from({ length: count }, (_, place) => `${(count > 10 ? 1940 : 2000) + place}-03-01`);
  for (const day of since) await somebodyLoyal(world, day);
  await aProgramme(world, { calls: 1000, comparedPercent: 20 });
  await everybodyIsCalled(world);
  await drawNow(world);
  const person = async (name: string) => contextOf(world, (await aPerson(world, { roles: ["manager"], name })).id);
  const [ctx, other] = [await person("Victor Chen"), await person("Helena Brandt")];
  await world.asApp();
  return { ctx, other };
}

/** For tests of the list itself: chance calls everyone. */
async function everybodyIsCalled({ tx }: World): Promise<void> {
  await tx.execute(
    sql`create or replace function thank_you_chance(of_what text, customer uuid) returns double precision language sql as 'select 0.9::double precision'`,
  );
}

const later = (ctx: Context, now: Date): Context => ({ ...ctx, now });

async function clockTo(world: World, now: Date): Promise<void> {
  await world.asOwner();
  await world.setNow(now);
  await world.asApp();
}

const open = async (ctx: Context) => (await listCalls(ctx, { scope: "open", after: null })).calls;
const held = async (ctx: Context) => (await listCalls(ctx, { scope: "held", after: null })).calls;
const made = async (ctx: Context) => (await listCalls(ctx, { scope: "made", after: null })).calls;
const mine = async (ctx: Context) => (await listCalls(ctx, { scope: "open", after: null })).mine;

async function first(ctx: Context) {
  const [call] = await open(ctx);
  if (!call) throw new Error("The list is empty.");
  return call;
}

describe("the list", () => {
  it("shows who is longest with us first, since when, what to thank for and the number", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world);
      const calls = await open(ctx);
      expect(calls.map(({ tenure }) => tenure.sinceOn)).toEqual(["2000-03-01", "2001-03-01", "2002-03-01"]);
      expect(calls[0]).toMatchObject({
        thanks: { years: 26, line: "Thank you for 26 years with us." },
        tries: 0,
        takenBy: null,
        phones: [{ normal: expect.stringMatching(/^\+44/) }],
        clock: { zone: "Europe/London" },
      });
    }));

  it("is asked page by page, nobody twice", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world, 65);
      const met: string[] = [];
      let after: { at: string; id: string } | null = null;
      do {
        const page: Awaited<ReturnType<typeof listCalls>> = await listCalls(ctx, { scope: "open", after });
        met.push(...page.calls.map(({ id }) => id));
        after = page.next;
      } while (after !== null);
      expect(met).toHaveLength(65);
      expect(new Set(met).size).toBe(65);
    }));

  it("holds back, with the reason, whoever has something open, was thanked lately or does not want it", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world, 4);
      const [issue, thanked, unwanted] = await open(ctx);
      if (!issue || !thanked || !unwanted) throw new Error("The list is too short.");
      await world.asOwner();
      await anIssue(world, { customerId: issue.customerId, kind: "complaint", openedAt: hours(-1) });
      await world.tx.execute(sql`insert into recognitions (id, customer_id, reason_kind, years, reason, said_by)
        values (${newId()}, ${thanked.customerId}, 'tenure', 26, 'Thank you.', ${ctx.actor.id})`);
      await aPreference(world, { customerId: unwanted.customerId, about: "phone", wish: "never" });
      await world.asApp();
      expect((await held(ctx)).map(({ hold, openIssue, thankedOn }) => ({ hold, openIssue, thankedOn }))).toEqual([
        { hold: "issue_open", openIssue: "complaint", thankedOn: null },
        { hold: "cool_off", openIssue: null, thankedOn: "2026-05-11" },
        { hold: "call_unwanted", openIssue: null, thankedOn: null },
      ]);
      expect(await open(ctx)).toHaveLength(1);
      await world.refused((tx) => takeCall({ ...ctx, db: tx }, { callId: issue.id }), /held back/);
      await world.tx
        .update(issues)
        .set({ resolution: "Put right.", resolvedBy: ctx.actor.id })
        .catch(() => undefined);
    }));

  it("is read through the survivor: two calls to one customer are one, and end together", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world, 2);
      const [one, other] = await open(ctx);
      if (!one || !other) throw new Error("The list is too short.");
      await world.asOwner();
      await aMerge(world, one.customerId, other.customerId);
      await world.asApp();
      expect((await open(ctx)).map(({ customerId }) => customerId)).toEqual([other.customerId]);
      const call = await first(ctx);
      await takeCall(ctx, { callId: call.id });
      await logCall(ctx, { callId: call.id, outcome: "reached", words: "A long talk.", reaction: "pleased" });
      expect([...(await open(ctx)), ...(await held(ctx))]).toEqual([]);
      expect(await made(ctx)).toHaveLength(1);
    }));
});

describe("a call", () => {
  it("is taken by one, given back, and free again after a day", () =>
    inTransaction(async (world) => {
      const { ctx, other } = await aList(world);
      const { id: callId } = await first(ctx);
      await takeCall(ctx, { callId });
      expect((await mine(ctx)).map(({ id }) => id)).toEqual([callId]);
      expect(await first(other)).toMatchObject({ id: callId, takenBy: { name: "Victor Chen" } });
      await world.refused((tx) => takeCall({ ...other, db: tx }, { callId }), /Victor Chen is making this call/);
      await world.refused((tx) => giveBackCall({ ...other, db: tx }, { callId }), /Victor Chen is making this call/);
      await world.refused((tx) => takeCall({ ...ctx, db: tx }, { callId }), /taken this call already/);
      await giveBackCall(ctx, { callId });
      await takeCall(other, { callId });
      await clockTo(world, hours(24));
      const [tomorrow, hers] = [later(ctx, hours(24)), later(other, hours(24))];
      expect(await mine(hers)).toEqual([]);
      await world.refused((tx) => giveBackCall({ ...hers, db: tx }, { callId }), /Take the call first/);
      await takeCall(tomorrow, { callId });
      expect(await mine(tomorrow)).toHaveLength(1);
    }));

  it("that reached them is thanks: in the timeline, in the cool-off, with how they took it", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world);
      const { id: callId, customerId } = await first(ctx);
      await takeCall(ctx, { callId });
      const done = await logCall(ctx, {
        callId,
        outcome: "reached",
        words: "Told me about 2003.",
        reaction: "delighted",
      });
      expect(done).toMatchObject({ outcome: "reached", isThanked: true });
      expect(await made(ctx)).toMatchObject([
        { id: callId, ended: "reached", reaction: "delighted", lastBy: "Victor Chen" },
      ]);
      const brief = await getBrief(ctx, customerId);
      expect(brief.facts.lastContact).toMatchObject({ channel: "phone", direction: "out" });
      expect(brief.facts.said).toMatchObject([{ reason: "Thank you for 26 years with us.", reaction: "delighted" }]);
      await world.refused((tx) => takeCall({ ...ctx, db: tx }, { callId }), /has been made/);
    }));

  it("in which something comes up is logged without thanks", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world);
      const { id: callId, customerId } = await first(ctx);
      await takeCall(ctx, { callId });
      await world.asOwner();
      await anIssue(world, { customerId, openedAt: hours(-1) });
      await world.asApp();
      const said = { callId, outcome: "reached" as const, words: "She is angry about the boiler.", reaction: null };
      expect(await logCall(ctx, said)).toMatchObject({ isThanked: false });
      expect(await made(ctx)).toMatchObject([{ id: callId, ended: "reached", reaction: null }]);
    }));

  it("that reaches nobody may be tried three times", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world, 1);
      const { id: callId } = await first(ctx);
      for (let turn = 0; turn < 3; turn += 1) {
        expect(await first(ctx)).toMatchObject({ tries: turn });
        await takeCall(ctx, { callId });
        await logCall(ctx, { callId, outcome: "not_reached", words: null, reaction: null });
      }
      expect(await open(ctx)).toEqual([]);
      expect(await made(ctx)).toMatchObject([{ ended: "not_reached", tries: 3 }]);
    }));

  it("that is refused is never made again: the wish stands in their own word", () =>
    inTransaction(async (world) => {
      const { ctx } = await aList(world);
      const { id: callId, customerId } = await first(ctx);
      await takeCall(ctx, { callId });
      await logCall(ctx, { callId, outcome: "refused", words: "Please do not ring.", reaction: null });
      const { facts } = await getBrief(ctx, customerId);
      expect(facts.knowledge.preferences).toMatchObject([{ about: "phone", wish: "not_wanted" }]);
      expect(await getCall(ctx, callId)).toMatchObject({ ended: "refused" });
    }));

  it("is made by managers and the board only, with their own contact, whatever a program asks", () =>
    inTransaction(async (world) => {
      const { ctx, other } = await aList(world);
      const { id: callId, customerId } = await first(ctx);
      await world.asOwner();
      const { id: frontline } = await aPerson(world);
      const foreign = await aContact(world, { direction: "out", loggedBy: ctx.actor.id });
      const theirs = await aContact(world, { customerId, direction: "out", loggedBy: other.actor.id });
      await world.asApp();
      const write = (kind: CallEventKind, byId: string, contactId: string | null) => (tx: World["tx"]) =>
        tx.execute(sql`insert into thank_you_call_events (id, call_id, kind, by_id, contact_id)
                       values (${newId()}, ${callId}, ${kind}, ${byId}, ${contactId})`);
      await world.refused(write("taken", frontline, null), /managers and the board/);
      await world.refused(write("not_reached", ctx.actor.id, foreign.id), /Take the call first/);
      await takeCall(ctx, { callId });
      for (const contact of [foreign, theirs])
        await world.refused(write("not_reached", ctx.actor.id, contact.id), /is a contact with this customer/);
      await world.refused(
        (tx) => tx.execute(sql`update thank_you_call_events set kind = 'given_back'`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`delete from thank_you_calls`), /permission denied/);
      await world.refused(
        (tx) =>
          tx.execute(
            sql`insert into thank_you_calls (id, customer_id, draw_id) select gen_random_uuid(), ${customerId}, id from thank_you_draws`,
          ),
        /permission denied/,
      );
    }));
});

describe("the database and the domain agree on where a call stands", () => {
  it("over generated histories", { timeout: 60_000 }, () =>
    inTransaction(async (world) => {
      await aList(world, 1);
      await world.asOwner();
      const [callId] = (await world.tx.execute<{ id: string }>(sql`select id from thank_you_calls`)).map(
        ({ id }) => id,
      );
      const { id: byId } = await aPerson(world, { roles: ["manager"] });
      const { id: contactId } = await aContact(world);
      await world.tx.execute(sql`alter table thank_you_call_events disable trigger user`);
      await world.tx.execute(sql`alter table thank_you_call_events drop constraint thank_you_call_events_contact_once`);
      const history = fc.array(fc.record({ kind: fc.constantFrom(...callEventKinds), hour: fc.nat(60) }), {
        maxLength: 6,
      });
      for (const drawn of fc.sample(history, { numRuns: 150, seed: 23 })) {
        const events = drawn
          .sort((a, b) => a.hour - b.hour)
          .map(({ kind, hour }) => ({ id: newId(), kind, byId, at: hours(hour) }));
        await world.tx.execute(sql`delete from thank_you_call_events`);
        for (const { id, kind, at } of events)
          await world.tx.execute(sql`insert into thank_you_call_events (id, call_id, kind, by_id, contact_id, recorded_at)
            values (${id}, ${callId}, ${kind}, ${byId}, ${["taken", "given_back"].includes(kind) ? null : contactId}, ${at.toISOString()})`);
        const now = hours(48);
        const [row] = await world.tx.execute<{ tries: number; ended: string | null; by: string | null }>(sql`
          select tries, ended, case when ended is null and taken_until > ${now.toISOString()}::timestamptz then taken_by end as by
            from thank_you_call_standing where call_id = ${callId}`);
        const { tries, ended, taken } = callStanding(events, now);
        expect(row).toEqual({ tries, ended, by: taken?.byId ?? null });
      }
    }),
  );
});
