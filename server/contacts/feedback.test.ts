import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { listTimeline } from "../customers/queries/timeline";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { recordFeedbackInput } from "./input";
import { answerFeedback, linkDecision, recordFeedback, unlinkDecision } from "./mutations/feedback";
import { findFeedback, listFeedbackOf } from "./queries/feedback";

async function aReview(world: World) {
  await anOrganisation(world);
  const { id: customerId } = await aCustomer(world, { name: "Ruth Fairweather" });
  const ctx = await contextOf(world, (await aPerson(world)).id);
  await world.asApp();
  const typed = (fields: Record<string, unknown> = {}) =>
    recordFeedbackInput.parse({
      customerId,
      source: "review",
      words: "Three visits and still no heating.",
      place: "Trustpilot",
      link: "HTTPS://reviews.example/42",
      score: "2",
      scaleFrom: "1",
      scaleTo: "5",
      feeling: "2",
      ...fields,
    });
  return { world, ctx, customerId, typed };
}

type Story = Awaited<ReturnType<typeof aReview>>;
const withAReview = (test: (story: Story) => Promise<void>) =>
  inTransaction(async (world) => test(await aReview(world)));

async function aDraft({ tx }: World, draftedBy: string): Promise<{ id: string; number: number }> {
  const id = newId();
  const [row] = await tx.execute<{ number: number }>(
    sql`insert into decisions (id, drafted_by) values (${id}, ${draftedBy}) returning number`,
  );
  return { id, number: row?.number ?? 0 };
}

describe("feedback from outside", () => {
  it("is a contact of its own kind, with its score as given", () =>
    withAReview(async ({ ctx, customerId, typed }) => {
      const { contactId } = await recordFeedback(ctx, typed());
      expect(await findFeedback(ctx.db, contactId)).toMatchObject({
        source: "review",
        place: "Trustpilot",
        link: "https://reviews.example/42",
        score: 2,
        scaleFrom: 1,
        scaleTo: 5,
        contact: { channel: "web", direction: "in", feeling: 2, customer: { id: customerId } },
        replies: [],
        decisions: [],
      });
      const { entries } = await listTimeline(ctx.db, { customerId, only: null, before: null });
      expect(entries).toMatchObject([{ kind: "feedback", score: 2, scaleTo: 5, isAnswered: false }]);
    }));

  it("shows whether it was answered", () =>
    withAReview(async ({ ctx, customerId, typed }) => {
      const { contactId } = await recordFeedback(ctx, typed());
      await answerFeedback(ctx, { contactId, words: "We are sorry, and will ring today." });
      expect(await findFeedback(ctx.db, contactId)).toMatchObject({
        replies: [{ words: "We are sorry, and will ring today.", by: ctx.actor.name }],
      });
      const { entries } = await listTimeline(ctx.db, { customerId, only: null, before: null });
      expect(entries).toMatchObject([
        { kind: "contact", direction: "out", answersId: contactId },
        { kind: "feedback", isAnswered: true },
      ]);
    }));

  it("is linked with the decision it led to, both ways, and the link can be taken back", () =>
    withAReview(async ({ world, ctx, typed }) => {
      const decision = await aDraft(world, ctx.actor.id);
      const { contactId } = await recordFeedback(ctx, typed());
      await linkDecision(ctx, { contactId, number: decision.number });
      await linkDecision(ctx, { contactId, number: decision.number });
      const feedback = await findFeedback(ctx.db, contactId);
      expect(feedback?.decisions).toMatchObject([{ id: decision.id, number: decision.number }]);
      expect(await listFeedbackOf(ctx.db, decision.id)).toMatchObject([
        { contactId, customerName: "Ruth Fairweather" },
      ]);
      const linkId = feedback?.decisions[0]?.linkId ?? "";
      await unlinkDecision(ctx, { linkId });
      expect(await listFeedbackOf(ctx.db, decision.id)).toEqual([]);
      await expect(unlinkDecision(ctx, { linkId })).rejects.toThrow("no such record");
      await expect(linkDecision(ctx, { contactId, number: 999_999 })).rejects.toThrow("There is no decision 999999");
    }));

  it("keeps no score without its scale, and none off it", () =>
    withAReview(async ({ ctx, typed }) => {
      for (const fields of [{ score: "7" }, { scaleTo: "" }, { scaleFrom: "5", scaleTo: "1" }])
        await expect(recordFeedback(ctx, typed(fields))).rejects.toThrow("comes with its scale");
      const { contactId } = await recordFeedback(ctx, typed({ score: "" }));
      expect(await findFeedback(ctx.db, contactId)).toMatchObject({ score: null, scaleFrom: null, scaleTo: null });
      expect(await findFeedback(ctx.db, (await recordFeedback(ctx, typed({ score: "4,5" }))).contactId)).toMatchObject({
        score: 4.5,
      });
    }));

  it.each(["javascript:alert(1)", "reviews.example", "https://a b", "ftp://x"])("keeps no link like %s", (link) =>
    withAReview(async ({ typed }) => {
      expect(() => typed({ link })).toThrow("web address");
    }),
  );

  it("is refused by the database where the form would have been passed by", () =>
    withAReview(async ({ world, ctx, customerId, typed }) => {
      const { contactId } = await recordFeedback(ctx, typed());
      const { id: ours } = await aContact(world, { customerId, loggedBy: ctx.actor.id, direction: "out" });
      const { id: theirs } = await aContact(world, { customerId, loggedBy: ctx.actor.id, direction: "in" });
      const insert = (values: string) => (tx: World["tx"]) =>
        tx.execute(
          sql.raw(`insert into feedbacks (contact_id, source, link, score, scale_from, scale_to) values (${values})`),
        );
      const contact = (values: string) => (tx: World["tx"]) =>
        tx.execute(
          sql.raw(`insert into contacts (id, customer_id, happened_at, channel, words, logged_by, direction, answers_id)
          values ('${newId()}', '${customerId}', '2026-01-05', 'web', 'Sorry.', '${ctx.actor.id}', ${values})`),
        );
      await world.refused(insert(`'${ours}', 'review', null, null, null, null`), /comes from the customer/);
      await world.refused(insert(`'${theirs}', 'review', 'javascript:x', null, null, null`), /feedbacks_link_is_web/);
      await world.refused(insert(`'${theirs}', 'review', null, 9, 1, 5`), /feedbacks_score_on_a_scale/);
      await world.refused(insert(`'${theirs}', 'review', null, 3, null, null`), /feedbacks_score_on_a_scale/);
      await world.refused(insert(`'${contactId}', 'letter', null, null, null, null`), /duplicate/);
      await world.refused(contact(`'out', '${theirs}'`), /answers a piece of feedback/);
      await world.refused(contact(`'in', '${contactId}'`), /A reply is ours/);
      await world.refused((tx) => tx.execute(sql`update feedbacks set score = 5`), /permission denied/);
      await expect(answerFeedback(ctx, { contactId: theirs, words: "Sorry." })).rejects.toThrow("not feedback");
    }));

  it("cannot have its link with a decision undone backwards", () =>
    withAReview(async ({ world, ctx, typed }) => {
      const decision = await aDraft(world, ctx.actor.id);
      const { contactId } = await recordFeedback(ctx, typed());
      await linkDecision(ctx, { contactId, number: decision.number });
      await world.tx.execute(sql`update feedback_decisions set withdrawn_by = ${ctx.actor.id}`);
      await world.refused(
        (tx) => tx.execute(sql`update feedback_decisions set withdrawn_by = null`),
        /stays withdrawn/,
      );
      await world.refused(
        (tx) => tx.execute(sql`update feedback_decisions set withdrawn_at = null`),
        /permission denied/,
      );
    }));
});
