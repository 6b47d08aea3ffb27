import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { needs } from "@/db/schema";
import { changeCustomer } from "../customers/mutations/change";
import { getBrief } from "../customers/queries/brief";
import { ChangedMeanwhile } from "../domain/changed-meanwhile";
import { addDays, plainDate } from "../domain/plain-date";
import { nextOccurrence } from "../domain/special-date";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, anIssue } from "../testing/customers";
import { appDatabase, inTransaction, ownerClient, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aConsent, aNeed, aPreference, aSpecialDate, aStep } from "../testing/knowledge";
import * as input from "./input";
import { recordConsent } from "./mutations/consents";
import { noteDate, withdrawDate } from "./mutations/dates";
import { agreeGoal, reviewGoal } from "./mutations/goals";
import { sayIntent } from "./mutations/intents";
import { recordStep, withdrawStep } from "./mutations/lifecycle";
import { answerNeed, noteNeed } from "./mutations/needs";
import { setPreferences } from "./mutations/preferences";
import { listComingDates, listDueRenewals, listDueReviews } from "./queries/ahead";
import { getKnowledge } from "./queries/page";

/** Saturday noon in London. */
const noon = new Date("2026-11-21T12:00:00.000Z");
const today = plainDate("2026-11-21");
const told = { from: "customer", learnedOn: "" };

async function atThePhone(world: World) {
  const { id: customerId } = await aCustomer(world, { name: "Ann" });
  await anOrganisation(world);
  await world.setNow(noon);
  const ctx = await contextOf(world, (await aPerson(world, { name: "Amara" })).id);
  await world.asApp();
  return { ctx, customerId };
}

const knowledgeOf = async (ctx: Awaited<ReturnType<typeof contextOf>>, customerId: string) =>
  (await getBrief(ctx, customerId)).facts.knowledge;

describe("a need", () => {
  it("is noted with its source and day, and stands on the brief", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const contact = await aContact(world, { customerId, channel: "email" });
      const fields = {
        customerId,
        kind: "need",
        words: "Hard of hearing",
        from: `contact:${contact.id}`,
        learnedOn: "2026-11-02",
      };
      await noteNeed(ctx, input.noteNeedInput.parse(fields));
      expect((await knowledgeOf(ctx, customerId)).needs).toMatchObject([
        {
          words: "Hard of hearing",
          source: "customer",
          channel: "email",
          learnedOn: "2026-11-02",
          confirmedOn: "2026-11-02",
          by: "Amara",
        },
      ]);
    }));

  it("is asked again after twelve months, confirmed by a dated fact", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const need = await aNeed(world, { customerId, learnedOn: plainDate("2024-03-01") });
      await answerNeed(ctx, { needId: need.id, answer: "still" });
      expect((await knowledgeOf(ctx, customerId)).needs).toMatchObject([
        { learnedOn: "2024-03-01", confirmedOn: today },
      ]);
    }));

  it("is taken back, never deleted, and only once", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const need = await aNeed(world, { customerId, words: "Ring before nine" });
      await answerNeed(ctx, { needId: need.id, answer: "no_longer" });
      expect((await knowledgeOf(ctx, customerId)).needs).toEqual([]);
      expect((await getKnowledge(ctx.db, customerId)).past.needs).toMatchObject([
        { words: "Ring before nine", withdrawnBy: "Amara", withdrawnAt: "2026-11-21T12:00:00.000000Z" },
      ]);
      await expect(answerNeed(ctx, { needId: need.id, answer: "still" })).rejects.toThrow("taken back already");
    }));

  it("is an interest for content only with consent, which may be given in the same breath", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const interest = { customerId, kind: "interest", words: "Roses", forContent: "on", ...told };
      await expect(noteNeed(ctx, input.noteNeedInput.parse(interest))).rejects.toThrow(
        "only with the customer’s consent",
      );
      expect(await ctx.db.select().from(needs)).toEqual([]);
      await noteNeed(ctx, input.noteNeedInput.parse({ ...interest, wording: "May we write to you about roses? Yes." }));
      const { needs: known, consents } = await knowledgeOf(ctx, customerId);
      expect(known).toMatchObject([{ words: "Roses", forContent: true }]);
      expect(consents).toMatchObject([
        { purpose: "interests", answer: "given", words: "May we write to you about roses? Yes." },
      ]);
    }));

  it("of a day to come is refused in a sentence", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const fields = { customerId, kind: "need", words: "Roses", from: "observed", learnedOn: "2026-11-22" };
      await expect(noteNeed(ctx, input.noteNeedInput.parse(fields))).rejects.toThrow("has not come yet");
    }));
});

const wishes = { phone: "", email: "", text: "", letter: "", visit: "", times: "", language: "", thanks: "" };
const wanted = (customerId: string, fields: object, base: object = {}) =>
  input.setPreferencesInput.parse({ customerId, ...wishes, ...base, ...fields, base: { ...wishes, ...base }, ...told });

describe("preferences", () => {
  it("are used at once: what they want and do not, and how they like to be thanked", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await setPreferences(
        ctx,
        wanted(customerId, { phone: "never", email: "wanted", times: "before nine", thanks: "note" }),
      );
      expect((await knowledgeOf(ctx, customerId)).preferences).toMatchObject([
        { about: "email", wish: "wanted" },
        { about: "phone", wish: "never" },
        { about: "thanks", wish: "note" },
        { about: "times", wish: "said", words: "before nine" },
      ]);
      const [now] = await ctx.db.execute(
        sql`select preference_now(${customerId}, 'phone') as phone, preference_now(${customerId}, 'thanks') as thanks, preference_now(${customerId}, 'visit') as visit`,
      );
      expect(now).toEqual({ phone: "never", thanks: "note", visit: null });
    }));

  it("keep what was said before, note only what changed, and can be taken back", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await setPreferences(ctx, wanted(customerId, { phone: "not_wanted", email: "wanted" }));
      const base = { phone: "not_wanted", email: "wanted" };
      await setPreferences(ctx, wanted(customerId, { phone: "" }, base));
      await setPreferences(ctx, wanted(customerId, {}, { email: "wanted" }));
      expect((await knowledgeOf(ctx, customerId)).preferences).toMatchObject([{ about: "email" }]);
      expect((await getKnowledge(ctx.db, customerId)).past.preferences).toHaveLength(3);
    }));

  it("of two people at once both stand, and where they differ somebody chooses", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await setPreferences(ctx, wanted(customerId, { phone: "not_wanted", language: "Welsh" }));
      await setPreferences(ctx, wanted(customerId, { email: "wanted" }));
      expect((await knowledgeOf(ctx, customerId)).preferences).toHaveLength(3);
      await expect(setPreferences(ctx, wanted(customerId, { phone: "wanted" }))).rejects.toMatchObject({
        conflicts: [{ field: "phone", before: "", theirs: "not_wanted", by: "Amara" }],
        onlyTheirs: { email: "wanted", language: "Welsh" },
      });
    }));
});

describe("consent", () => {
  it("is never asked, given, taken back: the latest word counts, whenever it was typed", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const now = async () =>
        (await ctx.db.execute<{ is: boolean | null }>(sql`select consent_now(${customerId}, 'content_email') as is`))[0]
          ?.is;
      const say = (answer: string, learnedOn: string) =>
        recordConsent(
          ctx,
          input.recordConsentInput.parse({
            customerId,
            purpose: "content_email",
            answer,
            wording: "May we?",
            from: "form",
            learnedOn,
          }),
        );
      expect(await now()).toBeNull();
      await say("given", "2026-05-01");
      expect(await now()).toBe(true);
      await say("withdrawn", "2026-07-01");
      expect(await now()).toBe(false);
      await say("given", "2026-06-01");
      expect(await now()).toBe(false);
    }));

  it("is given in words", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const fields = input.recordConsentInput.parse({ customerId, purpose: "story", answer: "given", ...told });
      await expect(recordConsent(ctx, fields)).rejects.toThrow("the words they agreed to");
    }));

  it("to promotion taken back by every way they were asked for holds promotional content", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const both = async () => {
        const { contentHeld } = await getBrief(ctx, customerId);
        const rows = await ctx.db.execute<{ reason: string }>(
          sql`select distinct reason from content_hold_reasons(standpoint_now()) where customer_id = ${customerId}`,
        );
        expect(rows.map(({ reason }) => reason)).toEqual(contentHeld);
        return contentHeld;
      };
      await aConsent(world, { customerId, purpose: "content_email" });
      await aConsent(world, { customerId, purpose: "content_post", answer: "withdrawn" });
      expect(await both()).toEqual([]);
      await aConsent(world, { customerId, purpose: "content_email", answer: "withdrawn", learnedOn: today });
      expect(await both()).toEqual(["promotion_refused"]);
    }));
});

describe("a special date", () => {
  const birthday = { kind: "birthday", day: "26", month: "11", year: "1959", words: "", ...told };

  it("needs consent, and can be noted with it", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const note = (fields: object) => noteDate(ctx, input.noteDateInput.parse({ customerId, ...birthday, ...fields }));
      await expect(note({})).rejects.toThrow("only with the customer’s consent");
      await note({ wording: "May we wish you well on your birthday? Yes." });
      await note({ kind: "wedding", month: "2", day: "29", year: "" });
      expect((await knowledgeOf(ctx, customerId)).dates).toMatchObject([
        { kind: "wedding", month: 2, day: 29, year: null },
        { kind: "birthday", month: 11, day: 26, year: 1959 },
      ]);
    }));

  it("falls silent when the consent is taken back, and when it is taken back itself", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await aConsent(world, { customerId });
      const date = await aSpecialDate(world, { customerId });
      await aSpecialDate(world, { customerId, kind: "wedding" });
      await withdrawDate(ctx, { dateId: date.id });
      await expect(withdrawDate(ctx, { dateId: date.id })).rejects.toThrow("taken back already");
      expect((await knowledgeOf(ctx, customerId)).dates).toHaveLength(1);
      await aConsent(world, { customerId, answer: "withdrawn", learnedOn: today });
      expect((await knowledgeOf(ctx, customerId)).dates).toEqual([]);
      expect(await getKnowledge(ctx.db, customerId)).toMatchObject({ silentDates: 1 });
    }));

  it.each([
    [{ day: "30", month: "2" }, "day"],
    [{ day: "29", month: "2", year: "1999" }, "day"],
    [{ day: "x" }, "day"],
    [{ kind: "other" }, "words"],
  ])("that is none, %j, is refused at the door", (fields, path) => {
    const read = input.noteDateInput.safeParse({
      customerId: "018f0000-0000-7000-8000-000000000001",
      ...birthday,
      ...fields,
    });
    expect(read.error?.issues[0]?.path).toEqual([path]);
  });

  it("comes round on the same day in the database and in the rules", () =>
    inTransaction(async ({ tx }) => {
      const days = fc.sample(
        fc.tuple(
          fc.integer({ min: 1, max: 366 }).map((n) => addDays(plainDate("2024-01-01"), n - 1)),
          fc.integer({ min: 0, max: 3700 }).map((n) => addDays(plainDate("2024-01-01"), n)),
        ),
        300,
      );
      const leap = ["2027-02-27", "2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29", "2028-03-01"].map(
        (day) => [plainDate("2024-02-29"), plainDate(day)] as const,
      );
      for (const [yearly, from] of [...days, ...leap]) {
        const [month, day] = [Number(yearly.slice(5, 7)), Number(yearly.slice(8))];
        const [row] = await tx.execute<{ on: string }>(
          sql`select next_occurrence(${month}, ${day}, ${from}::date)::text as "on"`,
        );
        expect({ yearly, from, on: row?.on }).toEqual({ yearly, from, on: nextOccurrence({ month, day }, from) });
      }
    }));
});

describe("the list of special dates ahead", () => {
  it("leaves out who did not agree, has died, is vulnerable or has an open issue", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: by } = await aPerson(world);
      const withDate = async (name: string, given: object = {}, month = 11, day = 26) => {
        const { id } = await aCustomer(world, { name, ...given });
        await aConsent(world, { customerId: id });
        await aSpecialDate(world, { customerId: id, month, day });
        return id;
      };
      await withDate("today", {}, 11, 21);
      await withDate("in a month", {}, 12, 21);
      await withDate("too far", {}, 12, 22);
      await withDate("dead", { diedRecordedBy: by });
      await withDate("frail", { vulnerableBy: by, vulnerableNote: "Take time." });
      await anIssue(world, { customerId: await withDate("open issue") });
      await aConsent(world, {
        customerId: await withDate("took it back"),
        answer: "withdrawn",
        learnedOn: plainDate("2026-06-01"),
      });
      const coming = await withDate("coming");
      const { rows, next } = await listComingDates(world.tx, { today, after: null });
      expect(rows.map(({ name, on }) => [name, on])).toEqual([
        ["today", "2026-11-21"],
        ["coming", "2026-11-26"],
        ["in a month", "2026-12-21"],
      ]);
      expect(next).toBeNull();
      expect(rows[1]).toMatchObject({ customerId: coming, kind: "birthday", year: null });
    }));

  it("is paged by key, and shows 29 February on the 28th", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: customerId } = await aCustomer(world);
      await aConsent(world, { customerId });
      for (let n = 0; n < 30; n += 1) await aSpecialDate(world, { customerId, month: 2, day: n < 20 ? 28 : 29 });
      const first = await listComingDates(world.tx, { today: plainDate("2027-02-20"), after: null });
      const second = await listComingDates(world.tx, { today: plainDate("2027-02-20"), after: first.next });
      expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 5, null]);
      expect(new Set([...first.rows, ...second.rows].map(({ id, on }) => id + on)).size).toBe(30);
      expect(new Set([...first.rows, ...second.rows].map(({ on }) => on))).toEqual(new Set(["2027-02-28"]));
    }));
});

describe("what the customer means to do", () => {
  const intent = (customerId: string, fields: object) =>
    input.sayIntentInput.parse({ customerId, cause: "", words: "", ...told, ...fields });

  it("is the latest they said; what they said before stays", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await sayIntent(
        ctx,
        intent(customerId, {
          intent: "leaving",
          cause: "price",
          words: "Too dear since spring.",
          learnedOn: "2026-11-20",
        }),
      );
      await sayIntent(ctx, intent(customerId, { intent: "staying", cause: "price", learnedOn: "2026-01-10" }));
      expect((await knowledgeOf(ctx, customerId)).intent).toMatchObject({
        intent: "leaving",
        cause: "price",
        words: "Too dear since spring.",
        by: "Amara",
      });
      const { past } = await getKnowledge(ctx.db, customerId);
      expect(past.intents).toMatchObject([{ intent: "leaving" }, { intent: "staying", cause: null }]);
    }));

  it("asks for the reason of who leaves; not known is an answer", () => {
    const customerId = "018f0000-0000-7000-8000-000000000001";
    expect(() => intent(customerId, { intent: "left" })).toThrow("Please choose why");
    expect(intent(customerId, { intent: "left", cause: "not_known" })).toMatchObject({
      cause: "not_known",
      words: null,
    });
  });
});

describe("a goal", () => {
  const agree = (customerId: string, reviewOn: string) =>
    input.agreeGoalInput.parse({
      customerId,
      words: "A warm winter",
      measure: "No repair until March",
      reviewOn,
      ...told,
      learnedOn: "2026-10-01",
    });
  const review = (goalId: string, fields: object) =>
    input.reviewGoalInput.parse({ goalId, nextOn: "", words: "", ...told, ...fields });

  it("is agreed, looked at, and reached by the customer's own word", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await agreeGoal(ctx, agree(customerId, "2026-11-01"));
      const [goal] = (await knowledgeOf(ctx, customerId)).goals;
      if (!goal) throw new Error("no goal");
      expect(goal).toMatchObject({ words: "A warm winter", measure: "No repair until March", reviewOn: "2026-11-01" });
      expect((await listDueReviews(ctx.db, { today, after: null })).rows).toMatchObject([
        { id: goal.id, on: "2026-11-01", name: "Ann" },
      ]);
      await reviewGoal(ctx, review(goal.id, { outcome: "not_yet", nextOn: "2026-12-01" }));
      expect((await listDueReviews(ctx.db, { today, after: null })).rows).toEqual([]);
      expect((await listDueReviews(ctx.db, { today: plainDate("2026-12-02"), after: null })).rows).toMatchObject([
        { on: "2026-12-01" },
      ]);
      await expect(reviewGoal(ctx, review(goal.id, { outcome: "reached", from: "observed" }))).rejects.toThrow(
        "the customer’s to say",
      );
      await reviewGoal(ctx, review(goal.id, { outcome: "reached", words: "Not one cold day." }));
      expect((await knowledgeOf(ctx, customerId)).goals).toEqual([]);
      expect((await getKnowledge(ctx.db, customerId)).past.goals).toMatchObject([
        { outcome: "reached", endedOn: today, endWords: "Not one cold day." },
      ]);
      expect((await listDueReviews(ctx.db, { today: plainDate("2027-01-01"), after: null })).rows).toEqual([]);
    }));

  it("is looked at later than it was agreed, and again only with a day", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await expect(agreeGoal(ctx, agree(customerId, "2026-09-30"))).rejects.toThrow(
        "after the one on which this was agreed",
      );
      expect(() => review("018f0000-0000-7000-8000-000000000001", { outcome: "not_yet" })).toThrow(
        "agree the next day",
      );
    }));

  it("of somebody who has died is not listed", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await agreeGoal(ctx, agree(customerId, "2026-11-01"));
      await ctx.db.execute(sql`update customers set died_recorded_by = ${ctx.actor.id} where id = ${customerId}`);
      expect((await listDueReviews(ctx.db, { today, after: null })).rows).toEqual([]);
    }));
});

describe("steps with us", () => {
  it("are dated facts, taken back and never deleted; a renewal is due until it is answered", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const step = (fields: object) =>
        recordStep(ctx, input.recordStepInput.parse({ customerId, words: "", ...told, ...fields }));
      await step({ kind: "renewal_due", happenedOn: "2026-12-01", words: "annual cover" });
      expect((await listDueRenewals(ctx.db, { today, after: null })).rows).toMatchObject([
        { on: "2026-12-01", words: "annual cover" },
      ]);
      await expect(step({ kind: "renewed", happenedOn: "2026-12-01" })).rejects.toThrow("Only a renewal can lie ahead");
      await world.asOwner();
      await world.setNow(new Date(noon.getTime() + 1000));
      await world.asApp();
      await step({ kind: "renewed", happenedOn: "2026-11-21" });
      expect((await listDueRenewals(ctx.db, { today, after: null })).rows).toEqual([]);
      const [, renewed] = (await knowledgeOf(ctx, customerId)).lifecycle;
      await withdrawStep(ctx, { stepId: renewed?.id ?? "" });
      expect((await listDueRenewals(ctx.db, { today, after: null })).rows).toHaveLength(1);
      expect((await getKnowledge(ctx.db, customerId)).past.lifecycle).toMatchObject([
        { kind: "renewed", withdrawnBy: "Amara" },
      ]);
    }));

  it("far ahead are not listed yet", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aStep(world, { happenedOn: plainDate("2027-02-01") });
      expect((await listDueRenewals(world.tx, { today, after: null })).rows).toEqual([]);
    }));
});

describe("everything known", () => {
  it("is read under the survivor", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await world.asOwner();
      const other = await aCustomer(world);
      await aNeed(world, { customerId: other.id, words: "Rings at night" });
      await aPreference(world, { customerId: other.id });
      await world.tx.execute(sql`update customers set survivor_id = ${customerId} where id = ${other.id}`);
      const { needs: known, preferences } = await knowledgeOf(ctx, customerId);
      expect([known.length, preferences.length]).toEqual([1, 1]);
      expect((await getKnowledge(ctx.db, other.id)).id).toBe(customerId);
      const [row] = await ctx.db.execute(sql`select preference_now(${other.id}, 'phone') as phone`);
      expect(row).toEqual({ phone: "not_wanted" });
    }));
});

describe("two people who edit one record at once", () => {
  it("are shown what the first changed, field by field, and nothing is lost", async () => {
    const { db, close } = await appDatabase();
    const owner = await ownerClient();
    const id = crypto.randomUUID();
    const ids = { department: crypto.randomUUID(), amara: crypto.randomUUID(), daniel: crypto.randomUUID() };
    const [department] = [ids.department];
    await owner`insert into organisation (id, name, zone, country, currency) values (1, 'H', 'Europe/London', 'GB', 'GBP') on conflict do nothing`;
    await owner`insert into departments (id, name) values (${department}, ${`D ${id}`})`;
    for (const name of ["amara", "daniel"] as const)
      await owner`insert into people (id, name, email, department_id, roles) values (${ids[name]}, ${name}, ${`${name}${id}@example.org`}, ${department}, '{frontline}')`;
    await owner`insert into customers (id, survivor_id, kind, name, place) values (${id}, ${id}, 'person', 'Ann', 'Leeds')`;
    const record = {
      name: "Ann",
      called: null,
      place: "Leeds",
      country: null,
      zone: null,
      statedSinceOn: null,
      statedSinceSource: null,
    };
    const as = (actorId: string, mine: object) =>
      changeCustomer(
        { db, actor: { id: actorId }, now: new Date(), today } as unknown as Parameters<typeof changeCustomer>[0],
        { customerId: id, ...record, ...mine, base: record },
      );
    try {
      const answers = await Promise.allSettled([
        as(ids.amara, { place: "York", called: "Mrs A" }),
        as(ids.daniel, { place: "Hull", country: "GB" }),
      ]);
      const refused = answers.find((answer) => answer.status === "rejected");
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      if (!(refused?.reason instanceof ChangedMeanwhile)) throw new Error(`not asked: ${String(refused?.reason)}`);
      expect(refused.reason.conflicts).toMatchObject([{ field: "place", before: "Leeds" }]);
      expect(["amara", "daniel"]).toContain(refused.reason.conflicts[0]?.by);
      expect(Object.keys(refused.reason.onlyTheirs)).toHaveLength(1);
      await as(ids.daniel, { zone: "Europe/Paris" });
      const [row] = await owner`select place, called, country, zone from customers where id = ${id}`;
      expect(row?.zone).toBe("Europe/Paris");
      expect([row?.called, row?.country]).toContain(row?.place === "York" ? "Mrs A" : "GB");
      const kept = await owner`select fields, actor_id from corrections where subject_id = ${id} order by recorded_at`;
      expect(kept.map(({ actor_id }) => actor_id)).toHaveLength(2);
      expect(kept[1]).toMatchObject({ fields: ["zone"], actor_id: ids.daniel });
    } finally {
      await close();
    }
  });
});
