import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers, latelySeen, representatives } from "@/db/schema";
import { cleanName } from "../domain/name";
import { plainDate } from "../domain/plain-date";
import { aContact, aCustomer, anIdentity, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { anAsker, noon } from "../testing/find";
import { findCustomers } from "./queries/find";

async function namesFor(world: World, text: string): Promise<string[]> {
  return (await findCustomers(anAsker(world), text)).hits.map(({ name }) => name);
}

async function okonkwo(world: World) {
  const margaret = await aCustomer(world, { name: "Margaret Okonkwo", called: "Mrs Okonkwo", place: "Leeds" });
  const customerId = margaret.id;
  await anIdentity(world, { customerId, handle: "0113 496 0142", normal: "+441134960142" });
  await anIdentity(world, { customerId, channel: "account", handle: "004 417", normal: "004417" });
  const email = "margaret@example.org";
  await anIdentity(world, { customerId, channel: "email", handle: email, normal: email });
  await anIdentity(world, { customerId, channel: "external", handle: "CG-12520", normal: "CG-12520" });
  await anIdentity(world, { customerId, channel: "social", handle: "@MargaretO", normal: "margareto" });
  return margaret;
}

describe("a customer is found", () => {
  it.each([
    ["by a national number", "0113 496 0142"],
    ["by an international one", "+44 113 496 0142"],
    ["by one with 00", "0044 (0)113 496-0142"],
    ["in full-width digits", "０１１３４９６０１４２"],
    ["with an extension", "0113 496 0142 ext. 9"],
    ["by its last four digits", "0142"],
    ["by its last seven", "4960142"],
    ["by an account number with its zeros", "004417"],
    ["by an account number as it is written", "004 417"],
    ["by the end of an account number", "4417"],
    ["by an external id", "CG-12520"],
    ["by an e-mail address", "Margaret@Example.org"],
    ["by the part before the @", "margaret@"],
    ["by a social name", "@margareto"],
    ["by the whole name", "Margaret Okonkwo"],
    ["by the name the other way round", "okonkwo margaret"],
    ["by the beginning of a name", "okon"],
    ["by an initial and a full part", "M. Okonkwo"],
    ["by how they like to be called", "Mrs Okonkwo"],
    ["with a slip in the name", "Margret Okonkwo"],
    ["with two letters changed over", "Okonkow"],
    ["with a slip in either part, and only half of one typed", "Margret Okonk"],
    ["with a title before the name", "Mrs M Okonkwo"],
    ["by an address as a mail program writes it", "Mrs Okonkwo <margaret@example.org>"],
    ["by the part before the @ without the @", "margaret@exa"],
  ])("%s", (_, typed) =>
    inTransaction(async (world) => {
      await okonkwo(world);
      await aCustomer(world, { name: "Peter Ashby" });
      expect(await namesFor(world, typed)).toEqual(["Margaret Okonkwo"]);
    }),
  );

  it.each([
    ["Zoë Müller", "zoe muller"],
    ["Zoe Muller", "Zoë Müller"],
    ["Łukasz Wójcik", "lukasz wojcik"],
    ["Søren Ægir", "soren aegir"],
    ["Seán O’Brien", "sean obrien"],
    ["Anne-Marie Dupont", "dupont anne marie"],
    ["İpek Şahin", "ipek sahin"],
    ["山田太郎", "太郎"],
    ["山田 太郎", "太郎 山田"],
    ["محمد الأحمد", "الأحمد محمد"],
    ["कुमार विश्वास", "विश्वास"],
    ["Li Wu", "wu"],
    ["Müller GmbH & Co. KG", "muller gmbh"],
    ["Müller GmbH & Co. KG", "Müller AG"],
    ["Harbour Bakery", "The Harbour Bakery Ltd"],
    ["Nestlé", "Nestlé S.A."],
    ["株式会社山田商店", "山田商店"],
    ["山田商店", "株式会社山田商店"],
    ["山田太郎", "太郎山田"],
    ["山田太郎", "田太"],
    ["M. Okonkwo", "Margaret Okonkwo"],
    ["John Robert Smith", "J R Smith"],
    ["John Robert Smith", "Smith, J.R."],
    ["John Robert Smith", "robert john smith"],
    ["Featherstonehaugh-Cholmondeley", "featherstonehaug"],
    ["Jo", "jo"],
    ["Joan Ng", "n joan"],
    ["Jon Ash", "John Ash"],
    ["אַבְרָהָם כֹּהֵן", "אברהם כהן"],
    ["Андрей Йовков", "Андреи Иовков"],
    ["สมชาย ใจดี", "ใจดี สมชาย"],
    ["Νικόλαος Καρατζής", "ΚΑΡΑΤΖΗΣ ΝΙΚΟΛΑΟΣ"],
    ["4711", "4711"],
    ["--", "--"],
    ["X", "x"],
    ["!@#$%^&*", "!@#$%^&*"],
    ["@home", "@home"],
  ])("%s by %s", (name, typed) =>
    inTransaction(async (world) => {
      await aCustomer(world, { name });
      expect(await namesFor(world, typed)).toEqual([name]);
    }),
  );

  it("by every naughty name itself, kept to the letter", () =>
    inTransaction(async (world) => {
      const naughty = [
        "Robert'); DROP TABLE customers;--",
        "100% Wolle_und\\Seide",
        "<script>alert(1)</script> Ltd",
        "𝓑𝓪𝓻𝓫𝓪𝓻𝓪 Ⅻ",
        "null",
        "Ünïcödé ‮RTL‬ Ruth",
        "👩‍👩‍👧‍👦 Family Bakery",
        "Ⓐ".repeat(120),
        "-1 OR 1=1",
      ].map(cleanName);
      for (const name of naughty) await aCustomer(world, { name });
      for (const name of naughty) expect(await namesFor(world, name)).toContain(name);
    }));
});

describe("a customer is not found", () => {
  it.each([
    ["by an account number without its zeros, as if they were nothing", "00004417"],
    ["by a number of another customer", "0113 496 0143"],
    ["by less than a letter", "-"],
    ["by one Latin letter", "m"],
  ])("%s", (_, typed) =>
    inTransaction(async (world) => {
      await okonkwo(world);
      expect(await namesFor(world, typed)).toEqual([]);
    }),
  );

  it("by a number that is no longer theirs", () =>
    inTransaction(async (world) => {
      const { id } = await okonkwo(world);
      await anIdentity(world, { customerId: id, handle: "0113 496 0199", normal: "+441134960199" });
      expect(await namesFor(world, "0199")).toHaveLength(1);
      await world.tx.execute(`update identities set withdrawn_at = now() where normal = '+441134960199'`);
      expect(await namesFor(world, "0199")).toEqual([]);
    }));
});

describe("what a find answers", () => {
  it("tells a household apart", () =>
    inTransaction(async (world) => {
      await okonkwo(world);
      const grace = await aCustomer(world, { name: "Grace Okonkwo" });
      await anIdentity(world, { customerId: grace.id, handle: "0113 4960142", normal: "+441134960142" });
      expect((await namesFor(world, "01134960142")).sort()).toEqual(["Grace Okonkwo", "Margaret Okonkwo"]);
    }));

  it("gives an organisation and the person who speaks for it, by the person's name and number", () =>
    inTransaction(async (world) => {
      const margaret = await okonkwo(world);
      const bakery = await aCustomer(world, { kind: "organisation", name: "Harbour Bakery" });
      await world.tx.insert(representatives).values({ organisationId: bakery.id, personId: margaret.id });
      for (const typed of ["margaret okonkwo", "0142"]) {
        const { hits } = await findCustomers(anAsker(world), typed);
        expect(hits.map(({ name, through }) => [name, through]).sort()).toEqual([
          ["Harbour Bakery", "Margaret Okonkwo"],
          ["Margaret Okonkwo", null],
        ]);
      }
      await world.tx.update(representatives).set({ endedAt: noon });
      expect(await namesFor(world, "0142")).toEqual(["Margaret Okonkwo"]);
    }));

  it("gives the survivor of a merged customer, once", () =>
    inTransaction(async (world) => {
      const margaret = await okonkwo(world);
      const double = await aCustomer(world, { name: "M Okonkwo" });
      await anIdentity(world, { customerId: double.id, handle: "0113 496 0777", normal: "+441134960777" });
      await world.tx.update(customers).set({ survivorId: margaret.id }).where(eq(customers.id, double.id));
      expect(await namesFor(world, "0777")).toEqual(["Margaret Okonkwo"]);
      expect(await namesFor(world, "okonkwo")).toEqual(["Margaret Okonkwo"]);
    }));

  it("gives the part before the @ together with names, where it may be one", () =>
    inTransaction(async (world) => {
      const { id: customerId } = await aCustomer(world, { name: "Harbour Trading" });
      const email = "maria.okonkwo@harbour.example";
      await anIdentity(world, { customerId, channel: "email", handle: email, normal: email });
      await aCustomer(world, { name: "Maria Okonkwo" });
      expect(await namesFor(world, "maria.okonkwo")).toEqual(["Harbour Trading", "Maria Okonkwo"]);
      expect(await namesFor(world, "maria")).toEqual(["Maria Okonkwo"]);
      await world.tx.execute("update customers set withdrawn_at = now() where name = 'Maria Okonkwo'");
      expect(await namesFor(world, "maria")).toEqual(["Harbour Trading"]);
    }));

  it("says that a number without its country fits customers of several, and of which", () =>
    inTransaction(async (world) => {
      const leeds = await aCustomer(world, { name: "Leeds" });
      await anIdentity(world, { customerId: leeds.id, handle: "01732 345678", normal: "+441732345678" });
      const berlin = await aCustomer(world, { name: "Berlin" });
      await anIdentity(world, { customerId: berlin.id, handle: "0173 2345678", normal: "+491732345678" });
      const here = await findCustomers(anAsker(world), "0173 2345678");
      expect(here).toMatchObject({ isAmbiguous: true });
      expect(here.hits.map(({ name, dials, isExact }) => [name, dials, isExact])).toEqual([
        ["Leeds", "United Kingdom", true],
        ["Berlin", "Germany", false],
      ]);
      const there = await findCustomers(anAsker(world, "DE"), "0173 2345678");
      expect(there.hits[0]).toMatchObject({ name: "Berlin", isExact: true });
      const certain = await findCustomers(anAsker(world), "+49 173 2345678");
      expect(certain).toMatchObject({ isAmbiguous: false, hits: [{ name: "Berlin", dials: null, isExact: true }] });
    }));

  it("says when we last spoke, and who is speaking with them now", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await okonkwo(world);
      await aContact(world, { customerId, happenedAt: new Date("2026-03-04T23:30:00Z") });
      const tom = await aPerson(world, { name: "Tom Baker" });
      const ten = new Date(noon.getTime() - 10 * 60_000);
      await world.tx.insert(latelySeen).values({ personId: tom.id, customerId, seenAt: ten });
      const [then] = (await findCustomers(anAsker(world), "0142")).hits;
      expect(then).toMatchObject({ lastContactOn: "2026-03-04", colleague: null });
      await world.tx.update(latelySeen).set({ seenAt: new Date(ten.getTime() + 1) });
      const [now] = (await findCustomers(anAsker(world), "0142")).hits;
      expect(now?.colleague).toEqual({ name: "Tom Baker", at: "11:50" });
      const [own] = (await findCustomers(anAsker(world, "GB", tom.id), "0142")).hits;
      expect(own?.colleague).toBeNull();
    }));

  it("leaves out whoever an undone import brought in, however many", () =>
    inTransaction(async (world) => {
      await world.keepGivenTimes();
      for (let number = 0; number < 60; number += 1)
        await aCustomer(world, { name: `Aaron Smith ${number}`, withdrawnAt: noon });
      await aCustomer(world, { name: "Zoë Smith" });
      expect(await namesFor(world, "smith")).toEqual(["Zoë Smith"]);
    }));

  it("says since when, and what is wrong", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await okonkwo(world);
      await aPurchase(world, { customerId, boughtOn: plainDate("2014-07-14") });
      await anIssue(world, { customerId });
      const { hits } = await findCustomers(anAsker(world), "0142");
      expect(hits[0]).toMatchObject({
        sinceOn: "2014-07-14",
        tenure: expect.objectContaining({ sinceOn: "2014-07-14", months: 148 }),
        openIssues: 1,
        overduePromises: 0,
        hasDied: false,
        isVulnerable: false,
        handle: "0113 496 0142",
      });
    }));

  it("says that there are more, and asks to be more specific when it takes too long", () =>
    inTransaction(async (world) => {
      for (let number = 0; number < 22; number += 1) await aCustomer(world, { name: `Smith ${number}` });
      const found = await findCustomers(anAsker(world), "smith");
      expect([found.hits.length, found.hasMore]).toEqual([20, true]);
      await world.tx.execute(`
        create or replace function name_key(name text) returns text language sql volatile
        as $$ select pg_sleep(3)::text $$`);
      expect(await findCustomers(anAsker(world), "smith")).toMatchObject({ kind: "too_many", hits: [] });
    }));
});
