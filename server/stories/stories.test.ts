import { sql } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { newId } from "@/db/id";
import { representatives, storyPublications, storyVersions } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aPublication, aStory, aVersion } from "../testing/advocacy";
import { aCustomer, anIdentity, aPurchase } from "../testing/customers";
import { asApp, inTransaction, messageOf, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aConsent } from "../testing/knowledge";
import { aMerge, anUnmerge } from "../testing/merging";
import { writeText } from "../texts/mutations";
import { publishStory, takeDown, tellStory, withdrawStory, writeVersion } from "./mutations";
import { getStory, listStories } from "./queries";

const marked = "I rang from [Salford|my town] at Christmas and [Grace] was warm by noon. Order [H-2210].";

async function aScene(world: World) {
  await anOrganisation(world);
  const author = await contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
  const second = await contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
  const customer = await aCustomer(world, { name: "Grace Okonkwo", called: "Mrs Okonkwo", place: "Salford" });
  await aPurchase(world, { customerId: customer.id, orderRef: "H-2210" });
  await anIdentity(world, { customerId: customer.id, handle: "0161 496 0182", normal: "+441614960182" });
  const words = "I rang from Salford at Christmas and Grace was warm by noon. Order H-2210.";
  const told = {
    customerId: customer.id,
    words,
    from: { source: "customer" as const, contactId: null },
    learnedOn: null,
  };
  const { storyId } = await tellStory(author, told);
  const consent = (answer: "given" | "withdrawn", on = "2026-01-05", customerId = customer.id) =>
    aConsent(world, {
      customerId,
      purpose: "story",
      answer,
      learnedOn: plainDate(on),
      ...(answer === "withdrawn" ? { wordingId: null } : {}),
    });
  return { world, author, second, customer, storyId, consent };
}

async function aPublished(world: World) {
  const scene = await aScene(world);
  await scene.consent("given");
  await writeVersion(scene.author, { storyId: scene.storyId, title: "Warm by noon", marked });
  const [version] = (await getStory(world.tx, scene.storyId)).versions;
  await publishStory(scene.second, { storyId: scene.storyId, versionId: version?.id ?? "" });
  return { ...scene, versionId: version?.id ?? "" };
}

const published = async ({ tx }: World) => (await listStories(tx, { show: "published", after: null })).stories;

describe("a customer's story", () => {
  it("is told, redacted, published by a second person on consent, and seen", () =>
    inTransaction(async (world) => {
      const { author, second, storyId, consent } = await aScene(world);
      expect(await getStory(world.tx, storyId)).toMatchObject({ lack: "no_version", consent: null });
      expect((await getStory(world.tx, storyId)).marked).toBe(
        "I rang from [Salford] at Christmas and [Grace] was warm by noon. Order [H-2210].",
      );
      await writeVersion(author, { storyId, title: "Warm by noon", marked });
      const [version] = (await getStory(world.tx, storyId)).versions;
      expect(version?.words).toBe("I rang from my town at Christmas and […] was warm by noon. Order […].");
      expect((await getStory(world.tx, storyId)).lack).toBe("no_consent");
      await consent("given");
      expect((await getStory(world.tx, storyId)).lack).toBe("not_approved");
      const asked = { storyId, versionId: version?.id ?? "" };
      await expect(publishStory(author, asked)).rejects.toThrow();
      await publishStory(second, asked);
      expect(await published(world)).toMatchObject([{ id: storyId, title: "Warm by noon", lack: null }]);
      expect((await getStory(world.tx, storyId)).published?.by).toBe(second.actor.name);
      expect((await listStories(world.tx, { show: "in_preparation", after: null })).stories).toEqual([]);
    }));

  it("is gone everywhere the moment consent is taken back, and comes back when it is given again", () =>
    inTransaction(async (world) => {
      const { storyId, consent } = await aPublished(world);
      await consent("withdrawn", "2026-01-06");
      expect(await published(world)).toEqual([]);
      expect(await getStory(world.tx, storyId)).toMatchObject({ published: null, lack: "no_consent" });
      await consent("given", "2026-01-07");
      expect(await published(world)).toHaveLength(1);
    }));

  it("follows the consent of everybody it is merged with", () =>
    inTransaction(async (world) => {
      const { customer, consent } = await aPublished(world);
      const other = await aCustomer(world);
      await consent("withdrawn", "2026-01-06", other.id);
      expect(await published(world)).toHaveLength(1);
      const merge = await aMerge(world, customer.id, other.id);
      expect(await published(world)).toEqual([]);
      await anUnmerge(world, merge);
      expect(await published(world)).toHaveLength(1);
    }));

  it("is taken down, published anew in a newer version, and taken back for good", () =>
    inTransaction(async (world) => {
      const { author, second, storyId, versionId } = await aPublished(world);
      await takeDown(second, storyId);
      await expect(takeDown(second, storyId)).rejects.toThrow(/not published/);
      expect(await published(world)).toEqual([]);
      await publishStory(second, { storyId, versionId });
      await writeVersion(author, { storyId, title: "Warm again", marked });
      expect(await published(world)).toMatchObject([{ title: "Warm by noon" }]);
      const [newer] = (await getStory(world.tx, storyId)).versions;
      await publishStory(second, { storyId, versionId: newer?.id ?? "" });
      expect(await published(world)).toMatchObject([{ title: "Warm again" }]);
      await withdrawStory(author, storyId);
      expect(await published(world)).toEqual([]);
      expect((await getStory(world.tx, storyId)).lack).toBe("withdrawn");
      await expect(writeVersion(author, { storyId, title: "No", marked })).rejects.toThrow(/already/);
    }));
});

describe("a published story", () => {
  it("is out of sight while a reader could tell who it is, by a merge or a new name", () =>
    inTransaction(async (world) => {
      const { customer } = await aPublished(world);
      const merge = await aMerge(world, (await aCustomer(world, { name: "Christmas Limited" })).id, customer.id);
      expect(await published(world)).toEqual([]);
      await anUnmerge(world, merge);
      expect(await published(world)).toHaveLength(1);
      await world.tx.execute(sql`update customers set called = 'Old Noon' where id = ${customer.id}`);
      expect(await published(world)).toEqual([]);
    }));

  it("is out of sight once whoever told it was taken back with their import", () =>
    inTransaction(async (world) => {
      const { customer } = await aPublished(world);
      await world.tx.execute(sql`update customers set withdrawn_at = standpoint_now() where id = ${customer.id}`);
      expect(await published(world)).toEqual([]);
    }));
});

describe("Postgres refuses the application's own login", () => {
  test.each(["repeatable read", "serializable"])("a version and a publication from a %s", (isolation) =>
    asApp(async (client) => {
      const inPast = (insert: string) =>
        client.begin(`isolation level ${isolation}`, (tx) => tx.unsafe(insert)).catch(messageOf);
      const id = newId();
      expect(
        await inPast(`insert into story_versions (id, story_id, title_id, words_id, written_by)
          values ('${id}', '${id}', null, null, '${id}')`),
      ).toMatch(/reads what is committed/);
      expect(
        await inPast(`insert into story_publications (id, story_id, version_id, published_by)
          values ('${id}', '${id}', '${id}', '${id}')`),
      ).toMatch(/reads what is committed/);
    }),
  );

  it("words that belong to another record, also within one transaction", () =>
    inTransaction(async (world) => {
      const { storyId, second } = await aScene(world);
      await world.asApp();
      const [titleId, wordsId] = [await writeText(world.tx, "Warm"), await writeText(world.tx, "Warm by noon.")];
      const write = (given: object) => async (tx: World["tx"]) =>
        tx
          .insert(storyVersions)
          .values({ id: newId(), storyId, titleId, wordsId, writtenBy: second.actor.id, ...given });
      await world.refused(write({ titleId: wordsId }), /belong to another record/);
      await write({})(world.tx);
      await world.refused(write({}), /belong to another record/);
      await world.refused(write({ titleId: await writeText(world.tx, "Warm") }), /belong to another record/);
      await world.refused((tx) => tx.execute(sql`delete from text_uses`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`insert into text_uses values (${newId()})`), /permission denied/);
    }));

  it("a publication without consent, by the author alone, of an older version, or of another story's version", () =>
    inTransaction(async (world) => {
      const { author, second, storyId, consent } = await aScene(world);
      const old = await aVersion(world, storyId, { writtenBy: author.actor.id });
      const version = await aVersion(world, storyId, { writtenBy: author.actor.id });
      const stranger = await aVersion(world, (await aStory(world)).id);
      await world.asApp();
      const publish =
        (versionId: string, publishedBy: string, more: object = {}) =>
        (tx: World["tx"]) =>
          tx.insert(storyPublications).values({ id: newId(), storyId, versionId, publishedBy, ...more });
      await world.refused(publish(version.id, second.actor.id), /consent/);
      const consentId = (await consent("withdrawn")).id;
      await world.refused(publish(version.id, second.actor.id, { consentId }), /consent/);
      await consent("given", "2026-01-06");
      await world.refused(publish(version.id, author.actor.id), /you wrote this version/);
      await world.refused(publish(old.id, second.actor.id), /newer version/);
      await world.refused(publish(stranger.id, second.actor.id), /Write that first/);
      await world.refused(publish(newId(), second.actor.id), /Write that first/);
      await publish(version.id, second.actor.id)(world.tx);
      await world.refused(publish(version.id, second.actor.id), /story_publications_one/);
      await world.refused(
        (tx) => tx.execute(sql`update story_publications set version_id = ${old.id}`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`delete from story_publications`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`update story_versions set words_id = title_id`), /permission denied/);
    }));

  it("a publication by whom a merge has since made it possible to tell who it is", () =>
    inTransaction(async (world) => {
      const { second, customer, storyId, consent } = await aScene(world);
      await consent("given");
      const version = await aVersion(world, storyId, { words: "They mended my boiler in Whitby." });
      await aMerge(world, (await aCustomer(world, { place: "Whitby" })).id, customer.id);
      await world.asApp();
      await world.refused((tx) => aPublication({ ...world, tx }, version, second.actor.id), /could tell by now/);
    }));
});

describe("a version for others", () => {
  test.each([
    ["the name", "I am Grace and I am glad."],
    ["the family name in any case", "We OKONKWOS stay."],
    ["the name with accents and a zero-width space", "Mrs Ok\u200bönkwo was glad."],
    ["the place", "All of Salford knows."],
    ["the number, however it is written", "Ring me on +44 (161) 496-0182."],
    ["an order number", "It was order h-2210, you see."],
    ["who speaks for them", "Ask Bartholomew."],
    ["the number with no-break spaces, a line break and a middle dot", "Ring 0161\u00a0496\n0\u00b7182."],
    ["the number with commas and underscores", "Ring 0161, 496_0_182."],
    ["the number in full-width digits", "Ring ０１６１ ４９６ ０１８２."],
    ["the number in digits of another script", "Ring ०१६१ ४९६ ०१८२."],
    ["the number with marks that are not seen", "Ring 01\u206061\u180e49\u202e60\ufe0f182."],
    ["the name with fillers", "Gr\u3164a\u034fc\uffa0e was glad."],
    ["the name in full-width letters", "Ｇｒａｃｅ was glad."],
    ["the name in single letters", "I am O k o n k w o and glad."],
    ["the name in single letters with dots and lines", "I am G.R_A-C·E and glad."],
    ["the name in pieces of two letters", "I am Ok on kw o and glad."],
    ["the name broken by a hyphen", "I am Gra-ce and glad."],
    ["the name broken by a dot", "The Okon.kwos are glad."],
    ["the place in single letters", "All of S A L F O R D knows."],
    ["the place broken by a hyphen", "All of Sal-ford knows."],
  ])("that still says %s is refused", (_, words) =>
    inTransaction(async (world) => {
      const { storyId, customer } = await aScene(world);
      const { id: personId } = await aCustomer(world, { name: "Bartholomew Quist" });
      const { id: office } = await aCustomer(world, { kind: "organisation", name: "The Office" });
      await world.tx.insert(representatives).values({ organisationId: office, personId });
      const ofOffice = (await aStory(world, { customerId: office })).id;
      const id = words.includes("Bartholomew") ? ofOffice : storyId;
      await world.asApp();
      await world.refused(
        (tx) => aVersion({ ...world, tx }, id, { words, writtenBy: customer.id }),
        /could still tell/,
      );
      await world.refused(
        (tx) => aVersion({ ...world, tx }, id, { title: words, writtenBy: customer.id }),
        /could still tell/,
      );
    }),
  );

  test.each([
    ["Leeds", "We lee-ds stay."],
    ["Fairhurst", "I am F a i r h u r s t."],
  ])("that says %s in pieces is refused", (name, words) =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const story = await aStory(world, { customerId: (await aCustomer(world, { name })).id });
      await world.refused((tx) => aVersion({ ...world, tx }, story.id, { words }), /could still tell/);
    }),
  );

  test.each([
    ["Goodman", "He is a good man, and I am as happy as can be."],
    ["Makepeace", "They make peace with everybody; so do I, if it is up to me."],
    ["Forest", "It was for est. 1990 prices, i.e. a lot less. We go to and fro."],
    ["Andor", "They come and/or ring, well-known as they are, and — or so I hear — at once."],
    ["Newman", "A new man came at 9.30, on 3-4 days, with a top-to-toe check of my x-ray unit no. 12, 34, 567."],
    ["Tonina", "I go to a nice place: to Nina, to Ina, on in a hurry."],
    ["Whitehead", "The white head-board was mended, the best of all."],
  ])("may use the ordinary words of %s", (name, words) =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const customer = await aCustomer(world, { name });
      await anIdentity(world, { customerId: customer.id, handle: "0161 496 0182", normal: "+441614960182" });
      const story = await aStory(world, { customerId: customer.id });
      await world.asApp();
      await aVersion(world, story.id, { words, writtenBy: story.recordedBy });
    }),
  );

  it("may say what stands in many names, and words that only resemble", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const house = await aCustomer(world, { kind: "organisation", name: "The Bakery & Sons Ltd Xu", place: "Ely" });
      const story = await aStory(world, { customerId: house.id });
      await aVersion(world, story.id, {
        title: "A bakery",
        words: "The bakery and its sons are rely-able for 12 years.",
      });
      await world.refused((tx) => aVersion({ ...world, tx }, story.id, { words: "We bake in Ely." }), /Ely \(place\)/);
    }));
});
