import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { resolveIssue } from "../issues/mutations";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIssue } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { type LogContact, logContactInput } from "./input";
import { correctContact } from "./mutations/correct";
import { logContact } from "./mutations/log";
import { getContact } from "./queries/one";

/** Saturday noon in London; the office opens again on Monday. */
const noon = new Date("2026-11-21T12:00:00.000Z");

async function atThePhone(world: World) {
  const { id: customerId } = await aCustomer(world);
  await anOrganisation(world);
  await world.setNow(noon);
  const ctx = await contextOf(world, (await aPerson(world, { zone: "Asia/Tokyo" })).id);
  await world.asApp();
  return { ctx, customerId };
}

const typed = (customerId: string, fields: Record<string, unknown> = {}) =>
  logContactInput.parse({ customerId, channel: "phone", words: "No heating since Tuesday.", ...fields });

/** What the form of a contact carries. */
function conversationOf({ channel, words, direction, happened, cause, stage, feeling, ...more }: LogContact) {
  const { avoidable, triedSelfService, selfServiceFailed } = more;
  return { channel, words, direction, happened, cause, stage, feeling, avoidable, triedSelfService, selfServiceFailed };
}

describe("a contact", () => {
  it("needs two things: how, and what was said", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const { contactId } = await logContact(ctx, typed(customerId));
      expect(await getContact(ctx.db, contactId)).toMatchObject({
        channel: "phone",
        direction: "in",
        feeling: null,
        happenedAt: noon,
        loggedBy: ctx.actor.id,
      });
      expect(logContactInput.safeParse({ customerId, channel: "phone", words: " " }).success).toBe(false);
      expect(logContactInput.safeParse({ customerId, channel: "pigeon", words: "Hello" }).success).toBe(false);
    }));

  it("opens an issue with its words, and thanks wait from here on", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      await logContact(ctx, typed(customerId, { issueKind: "complaint", feeling: "1" }));
      const { facts, recognition } = await getBrief(ctx, customerId);
      expect(facts.openIssues).toMatchObject([{ kind: "complaint", words: "No heating since Tuesday." }]);
      expect(facts.lastContact).toMatchObject({ feeling: 1 });
      expect(recognition.line).toBe("Start with the complaint.");
    }));

  it("carries a promise made in it", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const promise = { said: "I’ll ring you on Monday.", when: "Mon 3pm", who: "" };
      const { contactId } = await logContact(ctx, typed(customerId, { promise }));
      const { promises } = await getBrief(ctx, customerId);
      expect(promises).toMatchObject([{ said: "I’ll ring you on Monday.", channel: "phone" }]);
      const [row] = await ctx.db.execute(sql`select contact_id from promises`);
      expect(row).toEqual({ contact_id: contactId });
    }));

  it("is not saved at all when the promise in it cannot be", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const promise = { said: "I’ll ring you.", when: "when pigs fly", who: "" };
      await expect(logContact(ctx, typed(customerId, { promise, issueKind: "fault" }))).rejects.toThrow();
      const { facts } = await getBrief(ctx, customerId);
      expect([facts.openIssues, facts.timeline.entries]).toEqual([[], []]);
      expect(logContactInput.safeParse({ ...typed(customerId), promise: { said: "I will", when: "" } }).success).toBe(
        false,
      );
    }));

  it("is about an open issue of this customer only", () =>
    inTransaction(async (world) => {
      const strange = await anIssue(world);
      const { ctx, customerId } = await atThePhone(world);
      await expect(logContact(ctx, typed(customerId, { issueId: strange.id }))).rejects.toThrow("no such record");
      await logContact(ctx, typed(strange.customerId, { issueId: strange.id }));
      await resolveIssue(ctx, { issueId: strange.id, resolution: "Repaired on Monday." });
      const again = resolveIssue(ctx, { issueId: strange.id, resolution: "Repaired twice." });
      await expect(again).rejects.toThrow("already been resolved");
    }));

  it("is told in the writer's own time and never in the future", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const { contactId } = await logContact(ctx, typed(customerId, { happened: "2026-11-21T20:59" }));
      expect((await getContact(ctx.db, contactId)).happenedAt).toEqual(new Date("2026-11-21T11:59:00Z"));
      await expect(logContact(ctx, typed(customerId, { happened: "2026-11-21T21:01" }))).rejects.toThrow(
        "not come yet",
      );
    }));

  it("is corrected visibly: what stood before is kept", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const { contactId } = await logContact(ctx, typed(customerId));
      const seen = conversationOf(typed(customerId));
      await correctContact(ctx, { ...seen, contactId, base: seen, words: "No hot water since Tuesday." });
      const { facts } = await getBrief(ctx, customerId);
      expect(facts.timeline.entries).toContainEqual(
        expect.objectContaining({
          kind: "change",
          details: { before: { words: "No heating since Tuesday." }, after: { words: "No hot water since Tuesday." } },
        }),
      );
    }));

  it("keeps what a colleague corrected meanwhile, and asks where both corrected the same", () =>
    inTransaction(async (world) => {
      const { ctx, customerId } = await atThePhone(world);
      const { contactId } = await logContact(ctx, typed(customerId));
      const seen = conversationOf(typed(customerId));
      await correctContact(ctx, {
        ...seen,
        contactId,
        base: seen,
        words: "No hot water since Tuesday.",
        cause: "bill",
      });
      await correctContact(ctx, { ...seen, contactId, base: seen, feeling: 2 });
      const clash = correctContact(ctx, { ...seen, contactId, base: seen, words: "No heating since Monday." });
      await expect(clash).rejects.toMatchObject({
        conflicts: [
          {
            field: "words",
            before: "No heating since Tuesday.",
            theirs: "No hot water since Tuesday.",
            by: ctx.actor.name,
          },
        ],
      });
      expect(await getContact(ctx.db, contactId)).toMatchObject({
        words: "No hot water since Tuesday.",
        cause: "bill",
        feeling: 2,
      });
    }));
});
