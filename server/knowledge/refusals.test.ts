import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import {
  consents,
  customers,
  goalReviews,
  goals,
  intents,
  needConfirmations,
  needs,
  recognitions,
  specialDates,
} from "@/db/schema";
import { type PlainDate, plainDate } from "../domain/plain-date";
import { aContact, aCustomer } from "../testing/customers";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aConsent, aNeed, anIntent, aPreference, aSpecialDate, aStep } from "../testing/knowledge";
import { writeText } from "../texts/mutations";

const tables = [
  "needs",
  "need_confirmations",
  "preferences",
  "consents",
  "special_dates",
  "intents",
  "goals",
  "goal_reviews",
  "lifecycle_facts",
  "corrections",
];

describe("the application's own login is refused", () => {
  it.each(tables)("a delete and a truncate of %s", (table) =>
    inTransaction(async (world) => {
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(`delete from ${table}`)), /permission denied|append-only/);
      await world.refused((tx) => tx.execute(sql.raw(`truncate ${table} cascade`)), /permission denied|append-only/);
    }),
  );

  it.each([
    ["needs", "words_id = words_id"],
    ["needs", "for_content = true"],
    ["needs", "withdrawn_at = now()"],
    ["need_confirmations", "recorded_at = now()"],
    ["preferences", "wish = 'open'"],
    ["consents", "answer = 'given'"],
    ["consents", "learned_on = '2030-01-01'"],
    ["special_dates", "month = 3"],
    ["special_dates", "consent_id = consent_id"],
    ["special_dates", "erased_at = now()"],
    ["intents", "intent = 'staying'"],
    ["goals", "review_on = '2099-01-01'"],
    ["goal_reviews", "outcome = 'reached'"],
    ["lifecycle_facts", "happened_on = '2020-01-01'"],
    ["corrections", "details_id = null"],
  ])("an update of %s: %s", (table, change) =>
    inTransaction(async (world) => {
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(`update ${table} set ${change}`)), /permission denied/);
    }),
  );

  it("a correction of its own making", () =>
    inTransaction(async (world) => {
      await world.asApp();
      await world.refused(
        (tx) =>
          tx.execute(
            sql`insert into corrections (id, subject, subject_id, fields) values (${newId()}, 'customer', ${newId()}, '{place}')`,
          ),
        /permission denied/,
      );
    }));

  it("through its own connection too", () =>
    asApp(async (connection) => {
      await expect(connection`update consents set answer = 'given'`).rejects.toThrow(/permission denied/);
      await expect(connection`delete from intents`).rejects.toThrow(/permission denied/);
      await expect(connection`alter table special_dates disable trigger all`).rejects.toThrow(/must be owner/);
    }));
});

/** Somebody at the phone with the application's rights, and a customer. */
async function atWork(world: World) {
  await anOrganisation(world);
  const [customer, person] = [await aCustomer(world), await aPerson(world)];
  await world.setNow(new Date("2026-11-21T12:00:00.000Z"));
  await world.asApp();
  return { customerId: customer.id, recordedBy: person.id };
}

describe("a personal field that needs consent", () => {
  it("is not stored without one: a special date", () =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      await world.refused((tx) => aSpecialDate({ ...world, tx }, base), /only with the customer's consent/);
      await aConsent(world, { ...base, purpose: "interests" });
      await world.refused((tx) => aSpecialDate({ ...world, tx }, base), /only with the customer's consent/);
      const consent = await aConsent(world, base);
      expect((await aSpecialDate(world, base)).consentId).toBe(consent.id);
    }));

  it("is not stored on a consent that was taken back, whenever that was typed", () =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      await aConsent(world, { ...base, learnedOn: plainDate("2026-03-01"), answer: "withdrawn" });
      const older = await aConsent(world, { ...base, learnedOn: plainDate("2026-02-01") });
      await world.refused((tx) => aSpecialDate({ ...world, tx }, base), /only with the customer's consent/);
      await world.refused(
        (tx) => aSpecialDate({ ...world, tx }, { ...base, consentId: older.id }),
        /only with the customer's consent/,
      );
    }));

  it("does not rest on another customer's consent, but on one given before a merge", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const [one, other] = [await aCustomer(world), await aCustomer(world)];
      const { id: recordedBy } = await aPerson(world);
      const consent = await aConsent(world, { customerId: other.id, recordedBy });
      await world.refused(
        (tx) => aSpecialDate({ ...world, tx }, { customerId: one.id, recordedBy, consentId: consent.id }),
        /only with the customer's consent/,
      );
      await world.tx.update(customers).set({ survivorId: one.id }).where(sql`id = ${other.id}`);
      expect((await aSpecialDate(world, { customerId: one.id, recordedBy })).consentId).toBe(consent.id);
    }));

  it("an interest for content", () =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      const interest = { ...base, kind: "interest" as const, forContent: true };
      await world.refused((tx) => aNeed({ ...world, tx }, interest), /only with the customer's consent/);
      await world.refused(
        (tx) => aNeed({ ...world, tx }, { ...interest, kind: "dislike" }),
        /content_is_of_interests|consent/,
      );
      const consent = await aConsent(world, { ...base, purpose: "interests" });
      expect(await aNeed(world, interest)).toMatchObject({ consentId: consent.id });
      await world.refused((tx) => aNeed({ ...world, tx }, { ...interest, kind: "dislike" }), /content_is_of_interests/);
      expect(await aNeed(world, { ...base, consentId: consent.id })).toMatchObject({ consentId: null });
    }));

  it("and a consent is given in words", () =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      await world.refused((tx) => aConsent({ ...world, tx }, { ...base, wordingId: null }), /consents_given_in_words/);
      expect(await aConsent(world, { ...base, answer: "withdrawn", wordingId: null })).toMatchObject({
        wordingHash: null,
      });
    }));
});

describe("what cannot be", () => {
  const insert = {
    need: (world: World, given: object) => aNeed(world, given),
    preference: (world: World, given: object) => aPreference(world, given),
    consent: (world: World, given: object) => aConsent(world, given),
    intent: (world: World, given: object) => anIntent(world, given),
    step: (world: World, given: object) => aStep(world, given),
    date: async (world: World, given: { customerId?: string }) => {
      await aConsent(world, { ...(given.customerId ? { customerId: given.customerId } : {}) });
      return aSpecialDate(world, given);
    },
  };

  it.each<[keyof typeof insert, object, RegExp]>([
    ["need", { learnedOn: "2026-11-22" as PlainDate }, /has not come yet/],
    ["consent", { learnedOn: "2030-01-01" as PlainDate }, /has not come yet/],
    ["need", { recordedAt: new Date("2020-01-01") }, /stamped by the server/],
    ["intent", { recordedAt: new Date("2020-01-01") }, /stamped by the server/],
    ["preference", { about: "thanks", wish: "wanted" }, /wish_fits/],
    ["preference", { about: "phone", wish: "none" }, /wish_fits/],
    ["preference", { about: "times", wish: "said" }, /said_in_words/],
    ["intent", { intent: "leaving" }, /leaving_has_a_cause/],
    ["intent", { intent: "staying", cause: "price" }, /leaving_has_a_cause/],
    ["date", { month: 2, day: 30 }, /is_a_day/],
    ["date", { month: 13, day: 1 }, /is_a_day/],
    ["date", { month: null, day: null }, /is_a_day/],
    ["date", { month: 2, day: 29, year: 1999 }, /year_has_the_day/],
    ["date", { kind: "other" }, /other_is_named/],
    ["step", { kind: "renewed", happenedOn: "2026-11-22" as PlainDate }, /Only a renewal can lie ahead/],
  ])("a %s with %j", (what, given, sentence) =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      await world.refused((tx) => insert[what]({ ...world, tx }, { ...base, ...given }), sentence);
    }),
  );

  it("something said in a conversation with somebody else, or seen in one", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const contact = await aContact(world);
      await world.refused((tx) => aNeed({ ...world, tx }, { contactId: contact.id }), /with another customer/);
      const whose = { customerId: contact.customerId, contactId: contact.id };
      await world.refused(
        (tx) => aNeed({ ...world, tx }, { ...whose, source: "observed" }),
        /contact_is_the_customers_word/,
      );
      expect(await aNeed(world, whose)).toMatchObject(whose);
    }));

  it("rewriting, taking back twice, and confirming what was taken back", () =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      const need = await aNeed(world, base);
      const back = sql`update needs set withdrawn_by = ${base.recordedBy} where id = ${need.id}`;
      await world.tx.execute(back);
      await world.refused((tx) => tx.execute(back), /taken back already/);
      await world.refused(
        (tx) => tx.insert(needConfirmations).values({ id: newId(), needId: need.id, recordedBy: base.recordedBy }),
        /taken back already/,
      );
      const [row] = await world.tx.select().from(needs);
      expect(row?.withdrawnAt).toEqual(new Date("2026-11-21T12:00:00.000Z"));
      await world.asOwner();
      await world.refused(
        (tx) => tx.execute(sql`update needs set learned_on = '2020-01-01'`),
        /stands as it was recorded/,
      );
      await world.refused((tx) => tx.execute(sql`update needs set withdrawn_by = null`), /taken back already/);
    }));

  it("a special date half erased", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id } = await aSpecialDate(world);
      await world.refused(
        (tx) => tx.execute(sql`update special_dates set erased_at = now(), month = null where id = ${id}`),
        /is_a_day/,
      );
      await world.tx.execute(
        sql`update special_dates set erased_at = now(), month = null, day = null, year = null where id = ${id}`,
      );
      const [row] = await world.tx.select().from(specialDates);
      expect([row?.month, row?.day]).toEqual([null, null]);
    }));

  it("a goal that ends twice, is reached by our own word, or not yet without a day", () =>
    inTransaction(async (world) => {
      const { customerId, recordedBy } = await atWork(world);
      const id = newId();
      const told = { recordedBy, source: "customer" as const, learnedOn: plainDate("2026-11-01") };
      const words = {
        wordsId: await writeText(world.tx, "A warm winter"),
        measureId: await writeText(world.tx, "No repair"),
      };
      await world.tx.insert(goals).values({ id, customerId, ...words, reviewOn: plainDate("2026-12-01"), ...told });
      const review = (given: object) => ({ id: newId(), goalId: id, outcome: "reached" as const, ...told, ...given });
      const refused = (given: object, sentence: RegExp) =>
        world.refused((tx) => tx.insert(goalReviews).values(review(given)), sentence);
      await refused({ source: "observed" }, /reached_is_their_word/);
      await refused({ outcome: "not_yet" }, /not_yet_has_a_day/);
      await refused({ outcome: "not_yet", nextOn: plainDate("2026-11-01") }, /next_lies_ahead/);
      await world.tx.insert(goalReviews).values(review({ outcome: "not_yet", nextOn: plainDate("2026-12-24") }));
      await world.tx.insert(goalReviews).values(review({}));
      await refused({ outcome: "dropped", source: "observed" }, /reached or dropped already/);
    }));

  it("thanks to somebody who asked not to be thanked, until they say otherwise", () =>
    inTransaction(async (world) => {
      const { customerId, recordedBy } = await atWork(world);
      const thanks = () => ({
        id: newId(),
        customerId,
        reasonKind: "loyalty" as const,
        reason: "Thank you.",
        saidBy: recordedBy,
      });
      await aPreference(world, { customerId, recordedBy, about: "thanks", wish: "none" });
      await world.refused((tx) => tx.insert(recognitions).values(thanks()), /asked not to be thanked/);
      await aPreference(world, {
        customerId,
        recordedBy,
        about: "thanks",
        wish: "open",
        learnedOn: plainDate("2026-02-01"),
      });
      await world.tx.insert(recognitions).values(thanks());
    }));
});

describe("the database keeps what stood before", () => {
  it("in a customer's own fields, with who changed it, whatever program did", () =>
    inTransaction(async (world) => {
      const { customerId, recordedBy } = await atWork(world);
      await world.tx.execute(sql`select set_config('standpoint.actor', ${recordedBy}, true)`);
      await world.tx.execute(sql`update customers set place = 'York', called = 'Mrs A' where id = ${customerId}`);
      const [row] = await world.tx.execute<Record<string, unknown>>(sql`
        select c.subject, c.subject_id, c.actor_id, c.fields, t.body::jsonb -> 'before' as before, t.body::jsonb -> 'after' as after
          from corrections c join texts t on t.id = c.details_id`);
      expect(row).toEqual({
        subject: "customer",
        subject_id: customerId,
        actor_id: recordedBy,
        fields: ["called", "place"],
        before: { called: null, place: null },
        after: { called: "Mrs A", place: "York" },
      });
    }));

  it("as texts that can be erased: no word of a fact stands in its own table", () =>
    inTransaction(async (world) => {
      const base = await atWork(world);
      await aNeed(world, { ...base, words: "Squeaky floor" });
      await world.tx.insert(intents).values({
        id: newId(),
        ...base,
        source: "customer",
        learnedOn: plainDate("2026-01-05"),
        intent: "leaving",
        cause: "other",
        wordsId: await writeText(world.tx, "Squeaky floor"),
      });
      await world.tx.insert(consents).values({
        id: newId(),
        ...base,
        source: "customer",
        learnedOn: plainDate("2026-01-05"),
        purpose: "story",
        answer: "given",
        wordingId: await writeText(world.tx, "Squeaky floor"),
      });
      for (const table of tables) {
        const rows = await world.tx.execute(sql.raw(`select 1 from ${table} x where x::text like '%Squeaky%'`));
        expect(rows).toHaveLength(0);
      }
      const [hashes] = await world.tx.execute<{ all: boolean }>(
        sql`select (select bool_and(words_hash is not null) from needs) and (select bool_and(words_hash is not null) from intents) as all`,
      );
      expect(hashes?.all).toBe(true);
    }));
});
