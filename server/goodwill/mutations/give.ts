import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { holdSurvivor } from "../../customers/queries/survivor";
import { minorDigitsOf, readAmount } from "../../domain/amount";
import { DomainError } from "../../domain/errors";
import { givenBefore } from "../../domain/goodwill";
import { type GivenBefore, isWithin } from "../../domain/limit";
import { recordEvent } from "../../events/mutations";
import { findLimitsInForce, type LimitsInForce } from "../../limits/queries/versions";
import { writeText } from "../../texts/mutations";
import type { Case, Give } from "../input";
import { listApprovers } from "../queries/approvers";
import { findCase, listGifts } from "../queries/desk";

type Outcome = { customerId: string; outcome: "given" | "asked" };

/** Gives something within one's limit, at once; what is above it becomes a request to the person who was named. */
export async function give(context: Context, input: Give): Promise<Outcome> {
  return context.db.transaction(async (tx) => {
    const ctx = { ...context, db: tx };
    const { id: customerId } = await holdSurvivor(tx, input.customerId);
    const limits = await findLimitsInForce(tx, ctx);
    if (limits === null) throw new DomainError("limits_not_set");
    const gift = await giftOf(ctx, customerId, input, limits.currency);
    if (isWithin(limits.limits, ctx.actor.roles, gift.act, gift.amountMinor, gift.before)) {
      await saveGift(ctx, gift, input.words);
      return { customerId, outcome: "given" };
    }
    await saveRequest(ctx, gift, input.words, await approverFor(ctx, input.approverId, gift, limits));
    return { customerId, outcome: "asked" };
  });
}

type Gift = Pick<Give, "act" | "case"> & {
  customerId: string;
  amountMinor: number;
  currency: string;
  before: GivenBefore;
};

async function giftOf(ctx: Context, customerId: string, input: Give, currency: string): Promise<Gift> {
  const { act, amount, case: given } = input;
  const amountMinor = readAmount(amount, "point", minorDigitsOf(currency));
  if (amountMinor === null || amountMinor <= 0) throw new DomainError("not_an_amount", { amount }, "amount");
  const caseId = await findCase(ctx.db, customerId, given);
  if (caseId === null) throw new DomainError("goodwill_case_unknown", {}, "case");
  const gifts = await listGifts(ctx.db, { customerId, currency });
  return {
    act,
    case: given,
    customerId,
    amountMinor,
    currency,
    before: givenBefore(gifts, { act, caseId, at: ctx.now }),
  };
}

/** The person who was named, where their own limit reaches; the refusals say what to do instead. */
async function approverFor(
  ctx: Context,
  approverId: string | null,
  gift: Gift,
  limits: LimitsInForce,
): Promise<string> {
  const all = await listApprovers(ctx.db, { personId: ctx.actor.id });
  const able = all.filter(({ roles }) => isWithin(limits.limits, roles, gift.act, gift.amountMinor, gift.before));
  if (able.length === 0) throw new DomainError("goodwill_above_all", {}, "amount");
  if (approverId === null) throw new DomainError("goodwill_above", {}, "approverId");
  if (!able.some(({ id }) => id === approverId)) throw new DomainError("goodwill_approver_below", {}, "approverId");
  return approverId;
}

async function saveGift(ctx: Context, gift: Gift, words: string): Promise<void> {
  const id = newId();
  const wordsId = await writeText(ctx.db, words);
  const { customerId, act, amountMinor, currency } = gift;
  const of = caseColumns(gift.case);
  await ctx.db.execute(sql`
    insert into goodwills (id, customer_id, issue_id, contact_id, promise_id, act, amount_minor, currency, words_id, given_by)
    values (${id}, ${customerId}, ${of.issue}, ${of.contact}, ${of.promise}, ${act}, ${amountMinor}, ${currency}, ${wordsId},
            ${ctx.actor.id})`);
  await recordEvent(ctx.db, {
    ...{ actor: ctx.actor, action: "goodwill.given", subject: "goodwill", subjectId: id, customerId },
    facts: { act, amountMinor, currency, case: gift.case },
  });
}

async function saveRequest(ctx: Context, gift: Gift, words: string, approverId: string): Promise<void> {
  const id = newId();
  const wordsId = await writeText(ctx.db, words);
  const { customerId, act, amountMinor, currency } = gift;
  const of = caseColumns(gift.case);
  await ctx.db.execute(sql`
    insert into goodwill_requests (id, customer_id, issue_id, contact_id, promise_id, act, amount_minor, currency, words_id,
                                   asked_by, approver_id)
    values (${id}, ${customerId}, ${of.issue}, ${of.contact}, ${of.promise}, ${act}, ${amountMinor}, ${currency}, ${wordsId},
            ${ctx.actor.id}, ${approverId})`);
  await recordEvent(ctx.db, {
    ...{ actor: ctx.actor, action: "goodwill.asked", subject: "goodwill_request", subjectId: id, customerId },
    facts: { act, amountMinor, currency, case: gift.case, approverId },
  });
}

function caseColumns({ kind, id }: Case): Record<Case["kind"], string | null> {
  return { issue: null, contact: null, promise: null, [kind]: id };
}
