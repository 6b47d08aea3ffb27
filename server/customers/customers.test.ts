import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Clue } from "../domain/clue";
import { plainDate } from "../domain/plain-date";
import { correctPurchase, withdrawPurchase } from "../purchases/mutations";
import { sayThanks } from "../recognitions/mutations/thanks";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIdentity, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { createCustomerInput } from "./input";
import { changeCustomer } from "./mutations/change";
import { createCustomer } from "./mutations/create";
import { clearVulnerable, markDied, markVulnerable } from "./mutations/flags";
import { addIdentity, withdrawIdentity } from "./mutations/identities";
import { addNote, withdrawNote } from "./mutations/notes";
import { addRepresentative, endRepresentative } from "./mutations/representatives";
import { rememberSeen } from "./mutations/seen";
import { getBrief } from "./queries/brief";
import { findCaller } from "./queries/caller";
import { listLatelySeen } from "./queries/find";

const noon = new Date("2026-11-21T12:00:00.000Z");

/** A person at the phone, with the rights of the application's login alone. */
async function atThePhone(world: World) {
  await anOrganisation(world);
  await world.setNow(noon);
  const ctx = await contextOf(world, (await aPerson(world)).id);
  await world.asApp();
  return ctx;
}

async function actionsOf({ tx }: World, customerId: string): Promise<string[]> {
  const rows = await tx.execute<{ action: string }>(
    sql`select action from events where customer_id = ${customerId} order by recorded_at, id`,
  );
  return rows.map(({ action }) => action);
}

const typed = (fields: Record<string, string>) => createCustomerInput.parse({ kind: "person", name: "Ann", ...fields });

describe("a customer", () => {
  it("is created with what is known, and found by it", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      const fields = {
        name: "  Zoe\u0308  Müller ",
        phone: "0113 496 0142",
        email: "Zoe@Example.org",
        account: "004 417",
      };
      const { customerId } = await createCustomer(ctx, typed(fields));
      const { facts } = await getBrief(ctx, customerId);
      expect(facts.name).toBe("Zoë Müller");
      expect(facts.identities.map(({ normal }) => normal)).toEqual(["+441134960142", "zoe@example.org", "004417"]);
      expect(await actionsOf(world, customerId)).toEqual(["customer.created"]);
    }));

  it("has its national numbers read with its own country", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      const { customerId } = await createCustomer(ctx, typed({ country: "FR", phone: "06 12 34 56 78" }));
      expect((await getBrief(ctx, customerId)).facts.identities[0]?.normal).toBe("+33612345678");
    }));

  it.each([
    [{ phone: "0113 49" }, /not a phone number of GB/],
    [{ email: "nobody" }, /not an e-mail address/],
    [{ account: "--" }, /no letter or digit/],
    [{ statedSinceOn: "1997-03-01" }, /who told us since when/],
    [{ statedSinceSource: "her first invoice" }, /give the day as well/],
  ])("with %j is refused in a sentence, and nothing is left behind", (fields, sentence) =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      await expect(createCustomer(ctx, typed(fields as unknown as Record<string, string>))).rejects.toThrow(sentence);
      expect(await world.tx.execute(sql`select 1 from customers`)).toHaveLength(0);
    }),
  );

  it("cannot take another's account number, and is told whose it is", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      await createCustomer(ctx, typed({ name: "Margaret", account: "004417" }));
      await expect(createCustomer(ctx, typed({ account: "00-4417" }))).rejects.toThrow(
        "004417 already belongs to Margaret.",
      );
    }));

  it("is corrected visibly: what stood before is kept", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      const { customerId } = await createCustomer(ctx, typed({ name: "Margret" }));
      const { kind: _, phone, email, account, organisationId, position, ...record } = typed({ name: "Margaret" });
      await changeCustomer(ctx, { customerId, ...record, base: { ...record, name: "Margret" } });
      await changeCustomer(ctx, { customerId, ...record, base: record });
      expect(await actionsOf(world, customerId)).toEqual(["customer.created", "customer.changed"]);
      const { facts } = await getBrief(ctx, customerId);
      expect(facts.timeline.entries[0]).toMatchObject({
        kind: "change",
        details: { before: { name: "Margret" }, after: { name: "Margaret" } },
      });
    }));

  it("gains and loses identities, notes and speakers, each with an event", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      const { customerId: personId } = await createCustomer(ctx, typed({}));
      const { customerId } = await createCustomer(ctx, { ...typed({ name: "Harbour Bakery" }), kind: "organisation" });
      await addIdentity(ctx, { customerId, channel: "phone", handle: "0113 496 0142" });
      await addNote(ctx, { customerId, words: "Closed on Mondays." });
      await addRepresentative(ctx, { organisationId: customerId, personId, position: "owner" });
      const { facts } = await getBrief(ctx, customerId);
      expect(facts.representatives).toEqual([{ id: personId, name: "Ann", position: "owner" }]);
      await withdrawIdentity(ctx, { identityId: facts.identities[0]?.id ?? "" });
      await withdrawNote(ctx, { noteId: facts.notes[0]?.id ?? "" });
      await endRepresentative(ctx, { organisationId: customerId, personId, position: null });
      const after = (await getBrief(ctx, customerId)).facts;
      expect([after.identities, after.notes, after.representatives]).toEqual([[], [], []]);
      await addRepresentative(ctx, { organisationId: customerId, personId, position: "owner again" });
      expect((await getBrief(ctx, customerId)).facts.representatives).toHaveLength(1);
      expect(await actionsOf(world, customerId)).toEqual([
        "customer.created",
        "identity.added",
        "note.added",
        "representative.added",
        "identity.withdrawn",
        "note.withdrawn",
        "representative.ended",
        "representative.added",
      ]);
    }));

  it("does not speak for itself where only persons speak", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      const one = await createCustomer(ctx, { ...typed({}), kind: "organisation" });
      const speaks = { organisationId: one.customerId, personId: one.customerId, position: null };
      await expect(addRepresentative(ctx, speaks)).rejects.toThrow("Only a person");
    }));

  it("is remembered as looked at, newest first", () =>
    inTransaction(async (world) => {
      const ctx = await atThePhone(world);
      const first = await createCustomer(ctx, typed({ name: "First" }));
      const second = await createCustomer(ctx, typed({ name: "Second" }));
      await rememberSeen(ctx, first.customerId);
      await rememberSeen({ ...ctx, now: new Date(noon.getTime() + 1) }, second.customerId);
      await rememberSeen({ ...ctx, now: new Date(noon.getTime() + 2) }, first.customerId);
      const lately = await listLatelySeen(ctx);
      expect(lately.map(({ name }) => name)).toEqual(["First", "Second"]);
    }));
});

describe("a screen pop", () => {
  it("gives one, a household, or nobody", () =>
    inTransaction(async (world) => {
      await anIdentity(world, { handle: "0113 496 0142", normal: "+441134960142" });
      await anIdentity(world, { handle: "01134960142", normal: "+441134960142" });
      await anIdentity(world, { channel: "email", handle: "A@b.de", normal: "a@b.de" });
      const ctx = await atThePhone(world);
      const known = async (clue: Clue) => {
        const { hits, isCertain } = await findCaller(ctx, clue);
        return [hits.length, isCertain];
      };
      expect(await known({ number: "+44 113 496 0142" })).toEqual([2, false]);
      expect(await known({ number: "0113 496 0142" })).toEqual([2, false]);
      expect(await known({ email: "a@B.de" })).toEqual([1, true]);
      expect(await known({ account: "004417" })).toEqual([0, false]);
      expect(await known({ number: "60142" })).toEqual([2, false]);
      expect(await known({})).toEqual([0, false]);
    }));

  it("is certain of a number only where no other country may dial it", () =>
    inTransaction(async (world) => {
      await anIdentity(world, { handle: "0173 2345678", normal: "+491732345678" });
      const ctx = await atThePhone(world);
      const abroad = await findCaller(ctx, { number: "0173 2345678" });
      expect([abroad.hits.length, abroad.isCertain]).toEqual([1, false]);
      await anIdentity(world, { handle: "0173 2345678", normal: "+441732345678" });
      const both = await findCaller(ctx, { number: "0173 2345678" });
      expect([both.hits.length, both.isCertain, both.isAmbiguous]).toEqual([2, false, true]);
      const written = await findCaller(ctx, { number: "+44 1732 345678" });
      expect([written.hits.length, written.isCertain]).toEqual([1, true]);
    }));
});

describe("thanks", () => {
  async function twelveYears(world: World) {
    const { id: customerId } = await aCustomer(world);
    await aPurchase(world, { customerId, boughtOn: plainDate("2014-07-14") });
    return { customerId, ctx: await atThePhone(world) };
  }

  it("are said once, with how they were taken", () =>
    inTransaction(async (world) => {
      const { customerId, ctx } = await twelveYears(world);
      await sayThanks(ctx, { customerId, kind: "years", key: "12", reaction: "delighted" });
      const { facts, recognition } = await getBrief(ctx, customerId);
      expect(facts.said).toMatchObject([{ kind: "years", key: "12", saidOn: "2026-11-21", reaction: "delighted" }]);
      expect(recognition.state).toBe("nothing");
      await expect(sayThanks(ctx, { customerId, kind: "years", key: "12", reaction: null })).rejects.toThrow(
        "no thanks due",
      );
    }));

  it("are not those that stood on an old screen", () =>
    inTransaction(async (world) => {
      const { customerId, ctx } = await twelveYears(world);
      await expect(sayThanks(ctx, { customerId, kind: "years", key: "11", reaction: null })).rejects.toThrow(
        "no thanks due",
      );
    }));

  it("stop at once for who has died or is vulnerable, and come back when that was a mistake", () =>
    inTransaction(async (world) => {
      const { customerId, ctx } = await twelveYears(world);
      await markVulnerable(ctx, { customerId, note: "Recently bereaved." });
      await expect(sayThanks(ctx, { customerId, kind: "years", key: "12", reaction: null })).rejects.toThrow(
        "vulnerable",
      );
      expect((await getBrief(ctx, customerId)).contentHeld).toEqual(["vulnerable"]);
      await clearVulnerable(ctx, { customerId });
      expect((await getBrief(ctx, customerId)).recognition.state).toBe("say");
      await markDied(ctx, { customerId, diedOn: null });
      await expect(sayThanks(ctx, { customerId, kind: "years", key: "12", reaction: null })).rejects.toThrow("died");
    }));
});

describe("a purchase", () => {
  it("is corrected and withdrawn visibly, and the figures follow", () =>
    inTransaction(async (world) => {
      const line = await aPurchase(world, { amountMinor: 21_400 });
      const ctx = await atThePhone(world);
      const right = { boughtOn: line.boughtOn, orderRef: line.orderRef, what: null, amount: "241.00", currency: "GBP" };
      await correctPurchase(ctx, { purchaseId: line.id, ...right });
      expect((await getBrief(ctx, line.customerId)).facts.totals).toEqual({ GBP: 24_100 });
      const wrong = correctPurchase(ctx, { purchaseId: line.id, ...right, amount: "about 200" });
      await expect(wrong).rejects.toThrow("not an amount");
      await withdrawPurchase(ctx, { purchaseId: line.id });
      const { facts } = await getBrief(ctx, line.customerId);
      expect([facts.totals, facts.purchases, facts.spells]).toEqual([{}, 0, []]);
      // The two changes share an instant here; which stands first does not matter.
      const { entries } = facts.timeline;
      expect(entries).toHaveLength(3);
      expect(entries).toContainEqual(
        expect.objectContaining({
          action: "purchase.corrected",
          details: expect.objectContaining({ before: { amount_minor: 21_400 }, after: { amount_minor: 24_100 } }),
        }),
      );
      expect(entries).toContainEqual(expect.objectContaining({ action: "purchase.withdrawn" }));
      expect(entries.at(-1)).toMatchObject({ kind: "purchase", isWithdrawn: true });
    }));
});
